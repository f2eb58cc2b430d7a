// What our books hold, for comparing them with the provider's.
import type { RefundStatus } from '@sac/contracts/http/payments'
import type { Db } from '@sac/platform/db/db'

type Comparison = {
  comparisonId: string
  since: Date
  before: Date
  entries: number
  repaired: number
  finishedAt: Date
}

export async function insertComparison(db: Db, comparison: Comparison): Promise<void> {
  const { comparisonId, since, before, entries, repaired, finishedAt } = comparison
  await db.query(
    `INSERT INTO comparisons (comparison_id, since, before, entries, repaired, finished_at) VALUES ($1, $2, $3, $4, $5, $6)`,
    [comparisonId, since, before, entries, repaired, finishedAt],
  )
}

/** Up to when the books were compared; null before the first time. */
export async function findComparedUntil(db: Db): Promise<Date | null> {
  const { rows } = await db.query<{ until: Date | null }>('SELECT max(before) AS until FROM comparisons')
  return rows[0]?.until ?? null
}

/** Of these names of the provider for money that came, those our books have. */
export async function listKnownTransactions(db: Db, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await db.query<{ id: string }>(
    'SELECT transaction_id AS id FROM payments WHERE transaction_id = ANY ($1)',
    [ids],
  )
  return new Set(rows.map(({ id }) => id))
}

/** Of these names of the provider for money that goes back, those our books have, with their state. */
export async function listKnownRefunds(db: Db, ids: readonly string[]): Promise<Map<string, RefundStatus>> {
  const { rows } = await db.query<{ id: string; status: RefundStatus }>(
    'SELECT provider_refund_id AS id, status FROM refunds WHERE provider_refund_id = ANY ($1)',
    [ids],
  )
  return new Map(rows.map(({ id, status }) => [id, status]))
}

type Period = { from: Date; to: Date }

/** Money that came through the provider, as our books have it. */
export async function listPaidOnline(
  db: Db,
  { from, to }: Period,
): Promise<{ paymentId: string; transactionId: string }[]> {
  const { rows } = await db.query<{ paymentId: string; transactionId: string }>(
    `SELECT payment_id AS "paymentId", transaction_id AS "transactionId" FROM payments
     WHERE method = 'online' AND status = 'completed' AND paid_at >= $1 AND paid_at < $2`,
    [from, to],
  )
  return rows
}

/** Money that went back through the provider, as our books have it. */
export async function listSentBack(
  db: Db,
  { from, to }: Period,
): Promise<{ refundId: string; paymentId: string; providerRefundId: string | null }[]> {
  const { rows } = await db.query<{ refundId: string; paymentId: string; providerRefundId: string | null }>(
    `SELECT refund_id AS "refundId", payment_id AS "paymentId", provider_refund_id AS "providerRefundId" FROM refunds
     WHERE means = 'provider' AND status = 'completed' AND requested_at >= $1 AND completed_at < $2`,
    [from, to],
  )
  return rows
}
