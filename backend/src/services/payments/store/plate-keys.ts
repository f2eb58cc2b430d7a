// How bookings and papers, and what hangs on them, are found by a plate (contracts, text/keys).
import type { Pool } from '@sac/platform/db/create-pool'
import { fillPlateKeys } from '@sac/platform/db/fill-keys'

// Arrays, and not joins: of a few cars what there is, whatever the order.
const paymentsOf = (column: string) =>
  `SELECT ${column} FROM payments JOIN bookings USING (appointment_id) WHERE plate_key LIKE ?`

/** Conditions with the beginning for each `?`. */
export const ofPlate = {
  payments: 'appointment_id = ANY (ARRAY(SELECT appointment_id FROM bookings WHERE plate_key LIKE ?))',
  /** Of whatever names a payment. */
  paymentIds: `payment_id = ANY (ARRAY(${paymentsOf('payment_id')}))`,
  disputes: `provider_payment_id = ANY (ARRAY(${paymentsOf('transaction_id')}))`,
} as const

/** Bookings, payments and inspections of a plate that begins with a parameter. */
export const subjectsOfPlate = (parameter: string): string =>
  `ARRAY(SELECT appointment_id FROM bookings WHERE plate_key LIKE ${parameter}
    UNION ALL ${paymentsOf('payment_id').replace('?', parameter)}
    UNION ALL SELECT inspection_id FROM papers WHERE plate_key LIKE ${parameter})`

/** See platform, db/fill-keys. */
export async function fillKeys(pool: Pool): Promise<void> {
  await fillPlateKeys(pool, { table: 'bookings', id: 'appointment_id', plate: 'plate' })
  await fillPlateKeys(pool, { table: 'papers', id: 'inspection_id', plate: 'plate' })
}
