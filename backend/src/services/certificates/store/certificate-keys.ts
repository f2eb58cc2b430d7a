// The keys a certificate is found by (contracts, text/keys), in rows of their own: certificates never change.
import type { InspectionReport } from '@sac/contracts/inspection/report'
import { vehicleKey } from '@sac/contracts/inspection/vehicle-identity'
import { keysVersion, plateKey, vinKey } from '@sac/contracts/text/keys'
import type { Db } from '@sac/platform/db/db'

type Keyed = { certificateId: string; number: string | null; report: InspectionReport }
type Keys = {
  certificate_id: string
  keys_version: number
  number_key: string | null
  plate_key: string | null
  vin_key: string | null
  vehicle_key: string | null
}

export const keysOf = ({ certificateId, number, report: { vehicle } }: Keyed): Keys => ({
  certificate_id: certificateId,
  keys_version: keysVersion,
  number_key: plateKey(number ?? '') || null,
  plate_key: plateKey(vehicle.plate) || null,
  vin_key: vinKey(vehicle.vin) || null,
  vehicle_key: vehicleKey(vehicle),
})

export async function upsertCertificateKeys(db: Db, keys: readonly Keys[]): Promise<void> {
  await db.query(
    `INSERT INTO certificate_keys (certificate_id, keys_version, number_key, plate_key, vin_key, vehicle_key)
     SELECT certificate_id, keys_version, number_key, plate_key, vin_key, vehicle_key
     FROM json_populate_recordset(NULL::certificate_keys, $1::json)
     ON CONFLICT (certificate_id) DO UPDATE SET keys_version = excluded.keys_version, number_key = excluded.number_key,
       plate_key = excluded.plate_key, vin_key = excluded.vin_key,
       vehicle_key = excluded.vehicle_key`,
    [JSON.stringify(keys)],
  )
}

const batch = 500

/** Keys every certificate that has no keys of this form; may be called by any number of processes at once. */
export async function fillCertificateKeys(db: Db): Promise<void> {
  for (;;) {
    const { rows } = await db.query<Keyed>(
      `SELECT certificate_id AS "certificateId", number, report FROM certificates LEFT JOIN certificate_keys AS keys USING (certificate_id)
       WHERE keys.keys_version IS NULL OR keys.keys_version < $1 ORDER BY certificate_id LIMIT $2`,
      [keysVersion, batch],
    )
    if (rows.length > 0) await upsertCertificateKeys(db, rows.map(keysOf))
    if (rows.length < batch) return
  }
}
