import type { ListPayments, MoneySort } from '@sac/contracts/http/payments'
import type { Db } from '@sac/platform/db/db'
import { plateBeginsWith } from '@sac/platform/db/plate-begins-with'
import { where } from '@sac/platform/db/where'
import type * as z from 'zod/mini'
import { type PaymentRow, paymentColumns } from './payment-rows.ts'
import { ofPlate } from './plate-keys.ts'

export type PaymentFilter = Omit<z.infer<typeof ListPayments>, 'sort' | 'after' | 'fromDay' | 'toDay'> & {
  /** From this moment … */
  from?: Date | null
  /** … to before this one. */
  before?: Date | null
  sort: MoneySort
  /** The last of the page before: what it is sorted by, and its id. */
  after: readonly [sortedBy: string | number, paymentId: string] | null
  limit: number
}

const order = { newest: ['created_at', 'timestamptz'], amount: ['amount_minor', 'bigint'] } as const

/** The newest first, or the largest. `search` is the beginning of a plate, however it is spelled. */
export async function listPayments(db: Db, filter: PaymentFilter): Promise<PaymentRow[]> {
  const [by, type] = order[filter.sort]
  const values: unknown[] = [filter.limit]
  const asked = where(
    [
      ['appointment_id = ?::uuid', filter.appointmentId],
      ['customer_id = ?::uuid', filter.customerId],
      ['status = ?', filter.status],
      ['method = ?', filter.method],
      ['centre_id = ?', filter.centreId],
      ['created_at >= ?::timestamptz', filter.from],
      ['created_at < ?::timestamptz', filter.before],
      ['amount_minor >= ?::bigint', filter.minMinor],
      ['amount_minor <= ?::bigint', filter.maxMinor],
      [ofPlate.payments, plateBeginsWith(filter.search)],
      [`(${by}, payment_id) < (?::${type}, ?::uuid)`, ...(filter.after ?? [null])],
    ],
    values,
  )
  const { rows } = await db.query<PaymentRow>(
    `SELECT ${paymentColumns} FROM payments ${asked} ORDER BY ${by} DESC, payment_id DESC LIMIT $1`,
    values,
  )
  return rows
}
