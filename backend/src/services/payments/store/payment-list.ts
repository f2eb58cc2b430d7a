import type { ListPayments, MoneySort } from '@sac/contracts/http/payments'
import { plateKey } from '@sac/contracts/text/keys'
import { beginsWith } from '@sac/platform/db/begins-with'
import type { Db } from '@sac/platform/db/db'
import { where } from '@sac/platform/db/where'
import type * as z from 'zod/mini'
import { type PaymentRow, paymentColumns } from './payment-rows.ts'

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
  const key = filter.search === undefined ? null : plateKey(filter.search)
  if (key !== null && key.length < 2) return []
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
      // An array, and not a join: of a few bookings their payments, whatever the order.
      [
        'appointment_id = ANY (ARRAY(SELECT appointment_id FROM bookings WHERE plate_key LIKE ?))',
        key && beginsWith(key),
      ],
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
