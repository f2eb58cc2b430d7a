import type { Db } from '@sac/platform/db/db'

export type Claim = { inspectionId: string; inspectorId: string; deviceId: string }

/** True when this inspector was not yet known to work on the inspection from this device. */
export async function insertClaimIfAbsent(
  db: Db,
  { inspectionId, inspectorId, deviceId, at }: Claim & { at: Date },
): Promise<boolean> {
  const { rowCount } = await db.query(
    `INSERT INTO claims (inspection_id, inspector_id, device_id, claimed_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT DO NOTHING`,
    [inspectionId, inspectorId, deviceId, at],
  )
  return rowCount === 1
}

export async function listClaims(db: Db, inspectionId: string): Promise<Claim[]> {
  const { rows } = await db.query<Claim>(
    `SELECT inspection_id AS "inspectionId", inspector_id AS "inspectorId", device_id AS "deviceId"
     FROM claims WHERE inspection_id = $1`,
    [inspectionId],
  )
  return rows
}
