import type { ResultCode } from '@sac/contracts/inspection/report'
import type { Db } from '@sac/platform/db/db'

export type Expiring = {
  certificateId: string
  inspectionId: string
  number: string
  revision: number
  vin: string
  plate: string
  result: ResultCode
  validUntil: string
  appointmentId: string | null
}

/** Certificates in force that end within `from` … `until`, have no newer pass for the vehicle and no notice for these weeks yet. */
export async function listExpiring(
  db: Db,
  { from, until, weeks, limit }: { from: string; until: string; weeks: number; limit: number },
): Promise<Expiring[]> {
  const { rows } = await db.query<Expiring>(
    `SELECT certificate_id AS "certificateId", inspection_id AS "inspectionId", number, revision, vin, plate, result,
       valid_until AS "validUntil", report->>'appointmentId' AS "appointmentId"
     FROM certificates ending
     WHERE status = 'valid' AND kind = 'certificate' AND valid_until BETWEEN $1 AND $2
       AND NOT EXISTS (SELECT FROM expiry_notices told WHERE told.certificate_id = ending.certificate_id AND told.weeks = $3)
       AND NOT EXISTS (SELECT FROM certificate_keys AS own JOIN certificate_keys AS other USING (vehicle_key)
           JOIN certificates newer ON newer.certificate_id = other.certificate_id
         WHERE own.certificate_id = ending.certificate_id AND newer.tested_at > ending.tested_at
           AND newer.kind = 'certificate' AND newer.status = 'valid')
     ORDER BY valid_until, certificate_id LIMIT $4 FOR UPDATE SKIP LOCKED`,
    [from, until, weeks, limit],
  )
  return rows
}

export async function insertExpiryNotice(
  db: Db,
  { certificateId, weeks, at }: { certificateId: string; weeks: number; at: Date },
): Promise<void> {
  await db.query('INSERT INTO expiry_notices (certificate_id, weeks, at) VALUES ($1, $2, $3)', [
    certificateId,
    weeks,
    at,
  ])
}
