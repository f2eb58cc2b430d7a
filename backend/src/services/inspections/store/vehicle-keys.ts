// The keys by which inspections of a vehicle are found (contracts, text/keys), beside what was written.
import { keysVersion, plateKey, vinKey } from '@sac/contracts/text/keys'
import type { Db } from '@sac/platform/db/db'

type Written = { plate: string | null; vin: string | null }
type Keys = { keys_version: number; plate_key: string | null; vin_key: string | null }

export const keysOf = ({ plate, vin }: Written): Keys => ({
  keys_version: keysVersion,
  plate_key: plateKey(plate ?? '') || null,
  vin_key: vinKey(vin ?? '') || null,
})

const batch = 500

/** Keys every inspection whose keys are of an older form; may be called by any number of processes at once. */
export async function fillVehicleKeys(db: Db): Promise<void> {
  for (;;) {
    const { rows } = await db.query<Written & { inspectionId: string }>(
      `SELECT inspection_id AS "inspectionId", plate, vin FROM inspections WHERE keys_version < $1
       ORDER BY inspection_id LIMIT $2`,
      [keysVersion, batch],
    )
    const keyed = rows.map((row) => ({ inspection_id: row.inspectionId, ...keysOf(row) }))
    await db.query(
      `UPDATE inspections SET keys_version = keyed.keys_version, plate_key = keyed.plate_key, vin_key = keyed.vin_key
       FROM json_populate_recordset(NULL::inspections, $1::json) AS keyed
       WHERE inspections.inspection_id = keyed.inspection_id AND inspections.keys_version < keyed.keys_version`,
      [JSON.stringify(keyed)],
    )
    if (rows.length < batch) return
  }
}
