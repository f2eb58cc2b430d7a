import type { ListPayments, MoneySort } from '@sac/contracts/http/payments'
import { plateKey } from '@sac/contracts/text/keys'
import { beginsWith } from '@sac/platform/db/begins-with'
import type { Db } from '@sac/platform/db/db'
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
  const { rows } = await db.query<PaymentRow>(
    `SELECT ${paymentColumns} FROM payments
     WHERE ($1::uuid IS NULL OR appointment_id = $1) AND ($2::uuid IS NULL OR customer_id = $2)
       AND ($3::text IS NULL OR status = $3) AND ($4::text IS NULL OR method = $4) AND ($5::text IS NULL OR centre_id = $5)
       AND ($6::timestamptz IS NULL OR created_at >= $6) AND ($7::timestamptz IS NULL OR created_at < $7)
       AND ($8::bigint IS NULL OR amount_minor >= $8) AND ($9::bigint IS NULL OR amount_minor <= $9)
       AND ($10::text IS NULL OR appointment_id IN (SELECT appointment_id FROM bookings WHERE plate_key LIKE $10))
       AND ($11::${type} IS NULL OR (${by}, payment_id) < ($11, $12::uuid))
     ORDER BY ${by} DESC, payment_id DESC LIMIT $13`,
    [
      filter.appointmentId,
      filter.customerId,
      filter.status,
      filter.method,
      filter.centreId,
      filter.from,
      filter.before,
      filter.minMinor,
      filter.maxMinor,
      key && beginsWith(key),
      ...(filter.after ?? [null, null]),
      filter.limit,
    ],
  )
  return rows
}
