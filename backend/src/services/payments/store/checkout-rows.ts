import type { Db } from '@sac/platform/db/db'
import type { KeptOrder } from '../domain/kept-order.ts'

export type CheckoutRow = { order: KeptOrder; sessionId: string | null }

type StoredOrder = Omit<KeptOrder, 'expiresAt'> & { expiresAt: string }

/** The order by which its page is asked for, kept as it is. */
export async function keepOrder(db: Db, order: KeptOrder): Promise<void> {
  await db.query('UPDATE payments SET checkout_order = $2, pay_until = $3 WHERE payment_id = $1', [
    order.paymentId,
    JSON.stringify(order),
    order.expiresAt,
  ])
}

/** null for what is not paid online. */
export async function findCheckoutRow(db: Db, { paymentId }: { paymentId: string }): Promise<CheckoutRow | null> {
  const { rows } = await db.query<{ order: StoredOrder; sessionId: string | null }>(
    `SELECT checkout_order AS "order", session_id AS "sessionId" FROM payments
     WHERE payment_id = $1 AND checkout_order IS NOT NULL`,
    [paymentId],
  )
  const [row] = rows
  return row ? { ...row, order: { ...row.order, expiresAt: new Date(row.order.expiresAt) } } : null
}

type Opened = { paymentId: string; sessionId: string; payUrl: string }

/** Its page is open; whether it may be shown says the state of the payment. */
export async function keepSession(db: Db, { paymentId, sessionId, payUrl }: Opened): Promise<void> {
  await db.query(
    `UPDATE payments SET session_id = $2, pay_url = $3, status = CASE WHEN status = 'created' THEN 'pending' ELSE status END
     WHERE payment_id = $1`,
    [paymentId, sessionId, payUrl],
  )
}

/** Payments whose page should have ended before a moment, and that nobody has asked about. */
export async function listOverdue(
  db: Db,
  { before, limit }: { before: Date; limit: number },
): Promise<{ paymentId: string }[]> {
  const { rows } = await db.query<{ paymentId: string }>(
    `SELECT payment_id AS "paymentId" FROM payments WHERE status IN ('created', 'pending') AND pay_until <= $1
       AND NOT EXISTS (SELECT FROM provider_jobs WHERE provider_jobs.payment_id = payments.payment_id)
     ORDER BY pay_until LIMIT $2`,
    [before, limit],
  )
  return rows
}
