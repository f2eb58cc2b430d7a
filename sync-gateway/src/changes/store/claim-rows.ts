import type { Db } from '@sac/platform/db/db'
import type { StoredLine } from '#uploads/domain/stored-line'

/** An inspector works on an inspection from a device. */
export type Claim = { inspectionId: string; inspectorId: string; deviceId: string }

/** The first claim of an inspector on a device stands. */
export async function insertClaims(db: Db, claims: readonly (Claim & { at: Date })[]): Promise<void> {
  await db.query(
    `INSERT INTO claims (inspection_id, inspector_id, device_id, claimed_at)
     SELECT * FROM unnest($1::uuid[], $2::text[], $3::uuid[], $4::timestamptz[]) ON CONFLICT DO NOTHING`,
    [
      claims.map(({ inspectionId }) => inspectionId),
      claims.map(({ inspectorId }) => inspectorId),
      claims.map(({ deviceId }) => deviceId),
      claims.map(({ at }) => at),
    ],
  )
}

export async function listClaims(db: Db, inspectionIds: readonly string[]): Promise<Claim[]> {
  const { rows } = await db.query<Claim>(
    `SELECT inspection_id AS "inspectionId", inspector_id AS "inspectorId", device_id AS "deviceId"
     FROM claims WHERE inspection_id = ANY($1::uuid[])`,
    [inspectionIds],
  )
  return rows
}

/** For each claim the accepted lines of its inspection that another device wrote, forked ones too. */
export async function listLinesOfOthers(db: Db, claims: readonly Claim[]): Promise<StoredLine[]> {
  const { rows } = await db.query<StoredLine>(
    `SELECT event_id AS "eventId", lines.device_id AS "deviceId", lines.inspection_id AS "inspectionId", line,
       encode(line_hash, 'hex') AS "lineHash", received_at AS "receivedAt"
     FROM unnest($1::uuid[], $2::uuid[]) AS claim (inspection_id, device_id)
     JOIN lines ON lines.inspection_id = claim.inspection_id AND lines.device_id <> claim.device_id
     ORDER BY lines.device_id, seq, event_id`,
    [claims.map(({ inspectionId }) => inspectionId), claims.map(({ deviceId }) => deviceId)],
  )
  return rows
}
