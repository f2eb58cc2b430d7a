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

// As one JSON array: services give their ids different types, and the table's own row type knows which.
export async function insertAuditEvents(db: Db, rows: readonly AuditRow[]): Promise<void> {
  const written = rows.map(({ auditId, actorId, subjectId, prevHash, hash, ...row }) => ({
    ...row,
    audit_id: auditId,
    actor_id: actorId,
    subject_id: subjectId,
    prev_hash: byteaText(prevHash),
    hash: byteaText(hash),
  }))
  await db.query(
    `INSERT INTO audit_events (position, audit_id, at, actor_id, action, subject_id, reason, note, details, prev_hash, hash)
     SELECT position, audit_id, at, actor_id, action, subject_id, reason, note, details, prev_hash, hash
     FROM jsonb_populate_recordset(NULL::audit_events, $1)`,
    [JSON.stringify(written)],
  )
}

const byteaText = (bytes: Buffer) => `\\x${bytes.toString('hex')}`

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

/** A row outside the places from 1 to the head of its chain. */
export async function findAuditEventBeyond(
  db: Db,
  { position }: { position: number },
): Promise<{ position: number; id: string } | null> {
  const { rows } = await db.query<{ position: number; id: string }>(
    'SELECT position, audit_id AS id FROM audit_events WHERE position > $1 OR position < 1 ORDER BY position LIMIT 1',
    [position],
  )
  return rows[0] ?? null
}

/** The hash at a place of the audit chain; null where there is none. */
export async function findAuditHash(db: Db, { position }: { position: number }): Promise<Buffer | null> {
  const { rows } = await db.query<{ hash: Buffer }>('SELECT hash FROM audit_events WHERE position = $1', [position])
  return rows[0]?.hash ?? null
}
