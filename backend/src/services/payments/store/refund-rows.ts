import type { PaymentMethod } from '@sac/contracts/events/payment-events'
import type { RefundCause, RefundMeans, RefundStatus } from '@sac/contracts/http/payments'
import type { Db } from '@sac/platform/db/db'

export type RefundRow = {
  refundId: string
  paymentId: string
  appointmentId: string
  plate: string | null
  currency: string
  method: PaymentMethod
  amountMinor: number
  means: RefundMeans
  cause: RefundCause
  status: RefundStatus
  reason: string | null
  rejection: string | null
  needsSecondPerson: boolean
  requestedBy: string | null
  requestedAt: Date
  decidedBy: string | null
  completedAt: Date | null
  failure: string | null
  creditId: string | null
  creditNumber: string | null
}

export const refundColumns = `refund_id AS "refundId", refunds.payment_id AS "paymentId", appointment_id AS "appointmentId", currency, method,
  (SELECT plate FROM bookings WHERE bookings.appointment_id = payments.appointment_id) AS plate, refunds.amount_minor AS "amountMinor", means, cause, refunds.status, reason, rejection, needs_second AS "needsSecondPerson",
  requested_by AS "requestedBy", requested_at AS "requestedAt", decided_by AS "decidedBy", completed_at AS "completedAt",
  refunds.failure, credit_id AS "creditId", credit_number AS "creditNumber"`
const withPayments = 'refunds JOIN payments USING (payment_id)'

type NewRefund = Pick<
  RefundRow,
  | 'refundId'
  | 'paymentId'
  | 'amountMinor'
  | 'means'
  | 'cause'
  | 'reason'
  | 'needsSecondPerson'
  | 'requestedBy'
  | 'requestedAt'
  | 'decidedBy'
> & { status: 'requested' | 'approved' }

export async function insertRefund(db: Db, refund: NewRefund): Promise<void> {
  const { refundId, paymentId, amountMinor, means, cause, status, reason } = refund
  const { needsSecondPerson, requestedBy, requestedAt, decidedBy } = refund
  await db.query(
    `INSERT INTO refunds (refund_id, payment_id, amount_minor, means, cause, status, reason, needs_second, requested_by,
       requested_at, decided_by, decided_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, CASE WHEN $6 = 'approved' THEN $10::timestamptz END)`,
    [
      refundId,
      paymentId,
      amountMinor,
      means,
      cause,
      status,
      reason,
      needsSecondPerson,
      requestedBy,
      requestedAt,
      decidedBy,
    ],
  )
}

export async function findRefund(db: Db, { refundId }: { refundId: string }): Promise<RefundRow | null> {
  const text = `SELECT ${refundColumns} FROM ${withPayments} WHERE refund_id = $1`
  return (await db.query<RefundRow>(text, [refundId])).rows[0] ?? null
}

export async function existsRefundByRule(db: Db, { paymentId }: { paymentId: string }): Promise<boolean> {
  const text = `SELECT 1 FROM refunds WHERE payment_id = $1 AND cause IN ('cancelled', 'unplaceable')`
  return (await db.query(text, [paymentId])).rows.length > 0
}

/** What people asked for of a payment, rejected ones left out. */
export async function sumAskedFor(db: Db, { paymentId }: { paymentId: string }): Promise<number> {
  const { rows } = await db.query<{ sum: number }>(
    `SELECT COALESCE(sum(amount_minor), 0)::bigint AS sum FROM refunds
     WHERE payment_id = $1 AND requested_by IS NOT NULL AND status <> 'rejected'`,
    [paymentId],
  )
  return rows[0]?.sum ?? 0
}

/** The one of a payment that has waited longest for its turn. */
export async function findNextApproved(db: Db, { paymentId }: { paymentId: string }): Promise<RefundRow | null> {
  const text = `SELECT ${refundColumns} FROM ${withPayments} WHERE refunds.payment_id = $1 AND refunds.status = 'approved'
    ORDER BY requested_at, refund_id LIMIT 1`
  return (await db.query<RefundRow>(text, [paymentId])).rows[0] ?? null
}

type Decided = {
  refundId: string
  status: 'approved' | 'rejected'
  rejection: string | null
  decidedBy: string
  at: Date
}

export async function decideRefundRow(db: Db, { refundId, status, rejection, decidedBy, at }: Decided): Promise<void> {
  await db.query(
    'UPDATE refunds SET status = $2, decided_by = $3, decided_at = $4, rejection = $5 WHERE refund_id = $1',
    [refundId, status, decidedBy, at, rejection],
  )
}

/** What could not go back the way it came has its turn again, by hand. */
export async function giveByHand(db: Db, { refundId }: { refundId: string }): Promise<void> {
  await db.query(`UPDATE refunds SET status = 'approved', means = 'hand' WHERE refund_id = $1`, [refundId])
}

type Ended = { refundId: string; status: 'sent' | 'completed' | 'failed'; at: Date; failure?: string }

export async function updateRefund(db: Db, { refundId, status, at, failure }: Ended): Promise<void> {
  await db.query(
    `UPDATE refunds SET status = $2, failure = $3, completed_at = CASE WHEN $2 = 'completed' THEN $4::timestamptz END
     WHERE refund_id = $1`,
    [refundId, status, failure ?? null, at],
  )
}

type Credited = { refundId: string; creditId: string; creditNumber: string }

export async function markCredited(db: Db, { refundId, creditId, creditNumber }: Credited): Promise<void> {
  await db.query('UPDATE refunds SET credit_id = $2, credit_number = $3 WHERE refund_id = $1', [
    refundId,
    creditId,
    creditNumber,
  ])
}

/** What people wrote about refunds of a customer. */
export async function forgetReasons(db: Db, { customerId }: { customerId: string }): Promise<void> {
  await db.query(
    `UPDATE refunds SET reason = NULL, rejection = NULL
     WHERE COALESCE(reason, rejection) IS NOT NULL AND payment_id IN (SELECT payment_id FROM payments WHERE customer_id = $1)`,
    [customerId],
  )
}

/** It is being sent; false where it is not to be, or not any more. */
export async function markSent(db: Db, { refundId }: { refundId: string }): Promise<boolean> {
  const { rowCount } = await db.query(
    `UPDATE refunds SET status = 'sent' WHERE refund_id = $1 AND status IN ('approved', 'sent') AND means = 'provider'`,
    [refundId],
  )
  return rowCount === 1
}

type AtProvider = { refundId: string; providerRefundId: string }

export async function keepProviderRefund(db: Db, { refundId, providerRefundId }: AtProvider): Promise<void> {
  await db.query('UPDATE refunds SET provider_refund_id = $2 WHERE refund_id = $1', [refundId, providerRefundId])
}

/** Those whose turn it is at the provider, while nobody asks it. */
export async function listIdleRefunds(
  db: Db,
  { limit }: { limit: number },
): Promise<{ refundId: string; paymentId: string }[]> {
  const { rows } = await db.query<{ refundId: string; paymentId: string }>(
    `SELECT refund_id AS "refundId", sagas.payment_id AS "paymentId" FROM sagas JOIN refunds USING (refund_id)
     WHERE step = 'refund' AND means = 'provider' AND status IN ('approved', 'sent')
       AND NOT EXISTS (SELECT FROM provider_jobs WHERE kind = 'refund' AND subject = refund_id)
     ORDER BY since LIMIT $1`,
    [limit],
  )
  return rows
}
