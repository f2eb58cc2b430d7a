import { keysVersion, plateKey } from '@sac/contracts/text/keys'
import type { Pool } from '@sac/platform/db/create-pool'
import type { Db } from '@sac/platform/db/db'
import { withTransaction } from '@sac/platform/db/with-transaction'

const batch = 500

/** Keys every appointment whose key is not of this form (contracts, text/keys); may be called by any number of processes at once. */
export async function fillPlateKeys(pool: Pool): Promise<void> {
  while ((await withTransaction(pool, fillSome)) === batch);
}

/** Returns how many; those that somebody else holds are theirs. */
async function fillSome(db: Db): Promise<number> {
  const { rows } = await db.query<{ id: string; plate: string | null }>(
    `SELECT appointment_id AS id, vehicle->>'plate' AS plate FROM appointments WHERE keys_version < $1 LIMIT $2
     FOR UPDATE SKIP LOCKED`,
    [keysVersion, batch],
  )
  const keyed = rows.map(({ id, plate }) => ({ id, key: plateKey(plate ?? '') || null }))
  await db.query(
    `UPDATE appointments SET keys_version = $2, plate_key = key FROM json_to_recordset($1) AS keyed (id uuid, key text)
     WHERE appointment_id = id`,
    [JSON.stringify(keyed), keysVersion],
  )
  return rows.length
}
