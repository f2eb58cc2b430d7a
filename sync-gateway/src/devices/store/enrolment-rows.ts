import type { Db } from '@sac/platform/db/db'

export type EnrolmentRow = {
  enrolmentId: string
  deviceId: string
  userId: string
  name: string
  build: string
  at: Date
  isFirst: boolean
}

export async function insertEnrolment(db: Db, row: EnrolmentRow): Promise<void> {
  await db.query(
    `INSERT INTO enrolments (enrolment_id, device_id, user_id, name, build, at, is_first)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [row.enrolmentId, row.deviceId, row.userId, row.name, row.build, row.at, row.isFirst],
  )
}

export type ListedEnrolment = EnrolmentRow & {
  approvedAt: Date | null
  approvedBy: string | null
  revokedAt: Date | null
}

type Page = { waiting: boolean; after: readonly [string, string] | null; limit: number }

/** Newest first, with what became of the device; `waiting`: only of devices that wait for approval. */
export async function listEnrolments(db: Db, { waiting, after, limit }: Page): Promise<ListedEnrolment[]> {
  const { rows } = await db.query<ListedEnrolment>(
    `SELECT enrolment_id AS "enrolmentId", device_id AS "deviceId", user_id AS "userId", enrolments.name,
       enrolments.build, at, is_first AS "isFirst", approved_at AS "approvedAt", approved_by AS "approvedBy",
       revoked_at AS "revokedAt"
     FROM enrolments JOIN devices USING (device_id)
     WHERE (NOT $1 OR (approved_at IS NULL AND revoked_at IS NULL))
       AND ($2::timestamptz IS NULL OR (at, enrolment_id) < ($2, $3::uuid))
     ORDER BY at DESC, enrolment_id DESC LIMIT $4`,
    [waiting, ...(after ?? [null, null]), limit],
  )
  return rows
}

/** The first approval stands. False when the device was approved before. */
export async function approveIfWaiting(
  db: Db,
  { deviceId, by, at }: { deviceId: string; by: string | null; at: Date },
): Promise<boolean> {
  const { rowCount } = await db.query(
    'UPDATE devices SET approved_at = $3, approved_by = $2 WHERE device_id = $1 AND approved_at IS NULL',
    [deviceId, by, at],
  )
  return rowCount === 1
}

/** Devices that wait for approval, and since when the first. */
export async function measureWaitingDevices(db: Db): Promise<{ count: number; oldestMs: number }> {
  const { rows } = await db.query<{ count: number; oldestMs: number }>(
    `SELECT count(*) AS count, coalesce(extract(epoch FROM now() - min(enrolled_at)) * 1000, 0)::int8 AS "oldestMs"
     FROM devices WHERE approved_at IS NULL AND revoked_at IS NULL`,
  )
  return rows[0] ?? { count: 0, oldestMs: 0 }
}
