import type { ListRefunds, MoneySort } from '@sac/contracts/http/payments'
import type { Db } from '@sac/platform/db/db'
import { plateBeginsWith } from '@sac/platform/db/plate-begins-with'
import { where } from '@sac/platform/db/where'
import type * as z from 'zod/mini'
import { ofPlate } from './plate-keys.ts'
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
  const values: unknown[] = [filter.limit]
  const asked = where(
    [
      ['status = ?', filter.status],
      ['means = ?', filter.means],
      ['payment_id = ?::uuid', filter.paymentId],
      ['requested_at >= ?::timestamptz', filter.from],
      ['requested_at < ?::timestamptz', filter.before],
      ['amount_minor >= ?::bigint', filter.minMinor],
      ['amount_minor <= ?::bigint', filter.maxMinor],
      [ofPlate.paymentIds, plateBeginsWith(filter.search)],
      [`(${by}, refund_id) < (?::${type}, ?::uuid)`, ...(filter.after ?? [null])],
    ],
    values,
  )
  const { rows } = await db.query<RefundRow>(
    `SELECT ${refundColumns} FROM (SELECT * FROM refunds ${asked} ORDER BY ${by} DESC, refund_id DESC LIMIT $1) AS refunds
       JOIN payments USING (payment_id)
     ORDER BY refunds.${by} DESC, refund_id DESC`,
    values,
  )
  return rows
}
