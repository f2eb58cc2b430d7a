// What came in and went back within a time, at a centre.
import type { PaymentMethod } from '@sac/contracts/events/payment-events'
import type { RefundMeans } from '@sac/contracts/http/payments'
import type { Db } from '@sac/platform/db/db'

type Period = { centreId: string; from: Date; to: Date }
type Taken = { method: PaymentMethod; currency: string; count: number; amountMinor: number }

// Of one payment, in its own currency: a bank has taken it and nobody has decided yet, or for good.
const disputed = `SELECT amount_minor FROM disputes
  WHERE provider_payment_id = transaction_id AND disputes.currency = payments.currency AND takes_money AND disputes.status <> 'won'`

/** Money that came from `from` (inclusive) to `to` (exclusive), without what is disputed. */
export async function sumTaken(db: Db, { centreId, from, to }: Period): Promise<Taken[]> {
  const { rows } = await db.query<Taken>(
    `SELECT method, currency, count(*)::int AS count, sum(amount_minor - COALESCE((SELECT sum(amount_minor) FROM (${disputed}) AS taken), 0))::bigint AS "amountMinor"
     FROM payments
     WHERE status = 'completed' AND centre_id = $1 AND paid_at >= $2 AND paid_at < $3
     GROUP BY method, currency ORDER BY currency, method`,
    [centreId, from, to],
  )
  return rows
}

/** What of it is disputed. */
export async function sumDisputed(db: Db, { centreId, from, to }: Period): Promise<Taken[]> {
  const { rows } = await db.query<Taken>(
    `SELECT method, currency, count(*)::int AS count, sum(taken.amount_minor)::bigint AS "amountMinor"
     FROM payments CROSS JOIN LATERAL (${disputed}) AS taken
     WHERE status = 'completed' AND centre_id = $1 AND paid_at >= $2 AND paid_at < $3
     GROUP BY method, currency ORDER BY currency, method`,
    [centreId, from, to],
  )
  return rows
}

/** Money that we gave back in that time, whenever it had come; what a bank took is out of the day it came in. */
export async function sumGivenBack(
  db: Db,
  { centreId, from, to }: Period,
): Promise<(Taken & { means: RefundMeans })[]> {
  const { rows } = await db.query<Taken & { means: RefundMeans }>(
    `SELECT method, means, currency, count(*)::int AS count, sum(refunds.amount_minor)::bigint AS "amountMinor"
     FROM refunds JOIN payments USING (payment_id)
     WHERE refunds.status = 'completed' AND means <> 'bank' AND completed_at >= $2 AND completed_at < $3 AND centre_id = $1
     GROUP BY method, means, currency ORDER BY currency, method, means`,
    [centreId, from, to],
  )
  return rows
}
