// What came in and went back within a time, at a centre.
import type { PaymentMethod } from '@sac/contracts/events/payment-events'
import type { RefundMeans } from '@sac/contracts/http/payments'
import type { Db } from '@sac/platform/db/db'

type Period = { centreId: string; from: Date; to: Date }
type Taken = { method: PaymentMethod; currency: string; count: number; amountMinor: number }

/** Money that came from `from` (inclusive) to `to` (exclusive). */
export async function sumTaken(db: Db, { centreId, from, to }: Period): Promise<Taken[]> {
  const { rows } = await db.query<Taken>(
    `SELECT method, currency, count(*)::int AS count, sum(amount_minor)::bigint AS "amountMinor"
     FROM payments
     WHERE status = 'completed' AND centre_id = $1 AND paid_at >= $2 AND paid_at < $3
     GROUP BY method, currency ORDER BY currency, method`,
    [centreId, from, to],
  )
  return rows
}

const banks = { took: 'moves.amount_minor > 0', returned: 'moves.amount_minor < 0' }

/** What banks took because of disputes in that time, or gave back, whenever it had come; in the currency of its payment alone. */
export async function sumMovedByBanks(
  db: Db,
  { centreId, from, to, which }: Period & { which: keyof typeof banks },
): Promise<Taken[]> {
  const { rows } = await db.query<Taken>(
    `SELECT method, payments.currency, count(*)::int AS count, abs(sum(moves.amount_minor))::bigint AS "amountMinor"
     FROM dispute_moves AS moves JOIN disputes USING (dispute_id)
       JOIN payments ON transaction_id = provider_payment_id AND payments.currency = disputes.currency
     WHERE moved_at >= $2 AND moved_at < $3 AND centre_id = $1 AND payments.status = 'completed' AND ${banks[which]}
     GROUP BY method, payments.currency ORDER BY payments.currency, method`,
    [centreId, from, to],
  )
  return rows
}

/** Money that we gave back in that time, whenever it had come; what a bank took is its own entry. */
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
