// The keys by which inspections and readings of a vehicle are found (contracts, text/keys and inspection/vehicle-identity),
// beside what was written.
import type { InspectionReport } from '@sac/contracts/inspection/report'
import { vehicleKey } from '@sac/contracts/inspection/vehicle-identity'
import { keysVersion, plateKey, vinKey } from '@sac/contracts/text/keys'
import type { Db } from '@sac/platform/db/db'

type Written = { plate: string | null; vin: string | null; vehicleKey: string | null }
type Keys = { keys_version: number; plate_key: string | null; vin_key: string | null; vehicle_key: string | null }

export const keysOf = ({ plate, vin, vehicleKey: vehicle_key }: Written): Keys => ({
  keys_version: keysVersion,
  plate_key: plateKey(plate ?? '') || null,
  vin_key: vinKey(vin ?? '') || null,
  vehicle_key,
})

type Found = {
  inspectionId: string
  plate: string | null
  vin: string | null
  vehicle: InspectionReport['vehicle'] | null
}

const batch = 500

/** Keys every inspection, and its reading, whose keys are of an older form; any number of processes may do so at once. */
export async function fillVehicleKeys(db: Db): Promise<void> {
  for (;;) {
    const { rows } = await db.query<Found>(
      // Make and country are known of what was completed; until then a number alone links nothing.
      `SELECT inspection_id AS "inspectionId", plate, vin, done.report -> 'vehicle' AS vehicle
       FROM inspections LEFT JOIN completions AS done USING (inspection_id, revision)
       WHERE keys_version < $1 ORDER BY inspection_id LIMIT $2`,
      [keysVersion, batch],
    )
    await writeKeys(db, rows)
    if (rows.length < batch) return
  }
}

async function writeKeys(db: Db, rows: readonly Found[]): Promise<void> {
  const keyed = rows.map(({ inspectionId, plate, vin, vehicle }) => ({
    inspection_id: inspectionId,
    ...keysOf({ plate, vin, vehicleKey: vehicleKey({ vin, plate, make: vehicle?.make, country: vehicle?.country }) }),
  }))
  await db.query(
    `WITH keyed AS (SELECT * FROM json_populate_recordset(NULL::inspections, $1::json)),
       readings AS (
         UPDATE odometer_readings AS own SET keys_version = keyed.keys_version, vehicle_key = keyed.vehicle_key
         FROM keyed WHERE own.inspection_id = keyed.inspection_id AND own.keys_version < keyed.keys_version)
     UPDATE inspections AS own SET keys_version = keyed.keys_version, plate_key = keyed.plate_key, vin_key = keyed.vin_key,
       vehicle_key = keyed.vehicle_key
     FROM keyed WHERE own.inspection_id = keyed.inspection_id AND own.keys_version < keyed.keys_version`,
    [JSON.stringify(keyed)],
  )
}
