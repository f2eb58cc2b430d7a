import type { Db } from '#db/db'

export type AuditRow = {
  position: number
  auditId: string
  at: Date
  actorId: string | null
  action: string
  subjectId: string | null
  reason: string | null
  note: string | null
  details: Readonly<Record<string, unknown>>
  prevHash: Buffer
  hash: Buffer
}

export async function insertAuditEvent(db: Db, row: AuditRow): Promise<void> {
  await db.query(
    `INSERT INTO audit_events (position, audit_id, at, actor_id, action, subject_id, reason, note, details, prev_hash, hash)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      row.position,
      row.auditId,
      row.at,
      row.actorId,
      row.action,
      row.subjectId,
      row.reason,
      row.note,
      row.details,
      row.prevHash,
      row.hash,
    ],
  )
}

const columns = `position, audit_id AS "auditId", at, actor_id AS "actorId", action, subject_id AS "subjectId", reason, note,
  details, prev_hash AS "prevHash", hash`

/** What was done to one subject, oldest first. */
export async function listAuditEventsOf(db: Db, { subjectId }: { subjectId: string }): Promise<AuditRow[]> {
  const { rows } = await db.query<AuditRow>(
    `SELECT ${columns} FROM audit_events WHERE subject_id = $1 ORDER BY position`,
    [subjectId],
  )
  return rows
}

/** The chain from a position on. */
export async function listAuditEventsFrom(
  db: Db,
  { position, limit }: { position: number; limit: number },
): Promise<AuditRow[]> {
  const { rows } = await db.query<AuditRow>(
    `SELECT ${columns} FROM audit_events WHERE position >= $1 ORDER BY position LIMIT $2`,
    [position, limit],
  )
  return rows
}
