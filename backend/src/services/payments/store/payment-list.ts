import type { PaymentStatus } from '@sac/contracts/http/payments'
import type { Db } from '@sac/platform/db/db'
import { type PaymentRow, paymentColumns } from './payment-rows.ts'

export type PaymentFilter = {
  appointmentId: string | null
  customerId: string | null
  status: PaymentStatus | null
  /** The last of the page before. */
  after: readonly [createdAt: string, paymentId: string] | null
  limit: number
}

/** Newest first. */
export async function listPayments(db: Db, filter: PaymentFilter): Promise<PaymentRow[]> {
  const { appointmentId, customerId, status, after, limit } = filter
  const { rows } = await db.query<PaymentRow>(
    `SELECT ${paymentColumns} FROM payments
     WHERE ($1::uuid IS NULL OR appointment_id = $1) AND ($2::uuid IS NULL OR customer_id = $2)
       AND ($3::text IS NULL OR status = $3)
       AND ($4::timestamptz IS NULL OR (created_at, payment_id) < ($4, $5::uuid))
     ORDER BY created_at DESC, payment_id DESC LIMIT $6`,
    [appointmentId, customerId, status, ...(after ?? [null, null]), limit],
  )
  return rows
}
