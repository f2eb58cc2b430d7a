import type { ListRefunds, MoneySort } from '@sac/contracts/http/payments'
import type { Db } from '@sac/platform/db/db'
import type * as z from 'zod/mini'
import { type RefundRow, refundColumns } from './refund-rows.ts'

export type RefundFilter = Omit<z.infer<typeof ListRefunds>, 'sort' | 'after' | 'fromDay' | 'toDay'> & {
  /** From this moment … */
  from?: Date | null
  /** … to before this one. */
  before?: Date | null
  sort: MoneySort
  /** The last of the page before: what it is sorted by, and its id. */
  after: readonly [sortedBy: string | number, refundId: string] | null
  limit: number
}

const order = { newest: ['requested_at', 'timestamptz'], amount: ['amount_minor', 'bigint'] } as const

/** The newest first, or the largest. */
export async function listRefunds(db: Db, filter: RefundFilter): Promise<RefundRow[]> {
  const [by, type] = order[filter.sort]
  const { rows } = await db.query<RefundRow>(
    `SELECT ${refundColumns} FROM (
       SELECT * FROM refunds
       WHERE ($1::text IS NULL OR status = $1) AND ($2::text IS NULL OR means = $2) AND ($3::uuid IS NULL OR payment_id = $3)
         AND ($4::timestamptz IS NULL OR requested_at >= $4) AND ($5::timestamptz IS NULL OR requested_at < $5)
         AND ($6::bigint IS NULL OR amount_minor >= $6) AND ($7::bigint IS NULL OR amount_minor <= $7)
         AND ($8::${type} IS NULL OR (${by}, refund_id) < ($8, $9::uuid))
       ORDER BY ${by} DESC, refund_id DESC LIMIT $10) AS refunds JOIN payments USING (payment_id)
     ORDER BY refunds.${by} DESC, refund_id DESC`,
    [
      filter.status,
      filter.means,
      filter.paymentId,
      filter.from,
      filter.before,
      filter.minMinor,
      filter.maxMinor,
      ...(filter.after ?? [null, null]),
      filter.limit,
    ],
  )
  return rows
}
