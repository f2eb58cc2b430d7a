// How bookings and papers, and what hangs on them, are found by a plate (contracts, text/keys).
import { keysVersion, plateKey } from '@sac/contracts/text/keys'
import type { Pool } from '@sac/platform/db/create-pool'
import type { Db } from '@sac/platform/db/db'
import { withTransaction } from '@sac/platform/db/with-transaction'

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

const batch = 500
const tables = { bookings: 'appointment_id', papers: 'inspection_id' } as const

/** Keys every booking and paper whose keys are not of this form; may be called by any number of processes at once. */
export async function fillPlateKeys(pool: Pool): Promise<void> {
  for (const table of ['bookings', 'papers'] as const)
    while ((await withTransaction(pool, (tx) => fillSome(tx, table))) === batch);
}

/** Returns how many; those that somebody else holds are theirs. */
async function fillSome(db: Db, table: keyof typeof tables): Promise<number> {
  const id = tables[table]
  const { rows } = await db.query<{ id: string; plate: string | null }>(
    `SELECT ${id} AS id, plate FROM ${table} WHERE keys_version < $1 LIMIT $2 FOR UPDATE SKIP LOCKED`,
    [keysVersion, batch],
  )
  const keyed = rows.map((row) => ({ id: row.id, key: plateKey(row.plate ?? '') || null }))
  await db.query(
    `UPDATE ${table} SET keys_version = $2, plate_key = key FROM json_to_recordset($1) AS keyed (id uuid, key text)
     WHERE ${id} = id`,
    [JSON.stringify(keyed), keysVersion],
  )
  return rows.length
}
