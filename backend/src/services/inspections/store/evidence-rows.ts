import { type EventLine, parseEventLine } from '@sac/contracts/sync/event-line'
import type { Db } from '@sac/platform/db/db'
import type { Evidence, ReceivedLine, UnusableLine } from '../domain/evidence.ts'

type LineRow = { text: string; hash: string; receivedAt: Date }

/** Serialises all work on one inspection until the transaction ends, whether or not it has a row yet. */
export async function lockInspection(db: Db, { inspectionId }: { inspectionId: string }): Promise<void> {
  await db.query(`SELECT pg_advisory_xact_lock(hashtextextended('inspections.inspection/' || $1, 0))`, [inspectionId])
}

/** True when the line is new. */
export async function insertLineIfAbsent(
  db: Db,
  { line, text, payloadHash, receivedAt }: { line: EventLine; text: string; payloadHash: string; receivedAt: Date },
): Promise<boolean> {
  const { rowCount } = await db.query(
    `INSERT INTO lines (event_id, inspection_id, device_id, epoch, seq, type, line, payload_hash, received_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, decode($8, 'hex'), $9) ON CONFLICT (event_id) DO NOTHING`,
    [line.eventId, line.inspectionId, line.deviceId, line.epoch, line.seq, line.type, text, payloadHash, receivedAt],
  )
  return rowCount === 1
}

type Unusable = Omit<UnusableLine, 'settled'> & {
  inspectionId: string
  lineHash: string
  at: Date
  /** null while somebody may still repair it; what was settled stays settled. */
  settledAt: Date | null
}

/** Keeps why a text cannot be used; a later reason for the same text replaces the earlier one. */
export async function upsertUnusableLine(db: Db, line: Unusable): Promise<void> {
  await db.query(
    `INSERT INTO unusable_lines AS known (inspection_id, event_id, line_hash, code, detail, at, settled_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (inspection_id, event_id, line_hash) WHERE line_hash <> '' DO UPDATE SET
       code = excluded.code, detail = excluded.detail, settled_at = coalesce(known.settled_at, excluded.settled_at)`,
    [line.inspectionId, line.eventId ?? '', line.lineHash, line.code, line.detail, line.at, line.settledAt],
  )
}

export async function insertBlobIfAbsent(
  db: Db,
  blob: { inspectionId: string; sha256: string; bytes: number; storedAt: Date },
): Promise<void> {
  await db.query(
    `INSERT INTO blobs (inspection_id, sha256, bytes, stored_at)
     VALUES ($1, decode($2, 'hex'), $3, $4) ON CONFLICT DO NOTHING`,
    [blob.inspectionId, blob.sha256, blob.bytes, blob.storedAt],
  )
}

function toLine({ text, hash, receivedAt }: LineRow): ReceivedLine {
  const parsed = parseEventLine(text)
  if (!parsed.ok)
    throw new Error(`stored line is no longer understood: ${parsed.issue.code} ${parsed.issue.field ?? ''}`)
  return { line: parsed.line, payloadHash: hash, receivedAt: receivedAt.toISOString() }
}

export async function listLines(db: Db, { inspectionId }: { inspectionId: string }): Promise<ReceivedLine[]> {
  const { rows } = await db.query<LineRow>(
    `SELECT line AS text, encode(payload_hash, 'hex') AS hash, received_at AS "receivedAt"
     FROM lines WHERE inspection_id = $1 ORDER BY device_id, epoch, seq, event_id`,
    [inspectionId],
  )
  return rows.map(toLine)
}

/** All evidence of one inspection. */
export async function readEvidence(db: Db, { inspectionId }: { inspectionId: string }): Promise<Evidence> {
  const lines = await listLines(db, { inspectionId })
  const unusable = await db.query<UnusableLine>(
    // A text that was accepted after all is no obstacle any more.
    `SELECT nullif(event_id, '') AS "eventId", code, detail, settled_at IS NOT NULL AS settled FROM unusable_lines AS apart
     WHERE inspection_id = $1 AND NOT EXISTS (SELECT FROM lines WHERE lines.inspection_id = apart.inspection_id
       AND encode(lines.payload_hash, 'hex') = apart.line_hash)
     ORDER BY event_id, code`,
    [inspectionId],
  )
  const blobs = await db.query<{ sha256: string; bytes: number }>(
    `SELECT encode(sha256, 'hex') AS sha256, bytes FROM blobs WHERE inspection_id = $1`,
    [inspectionId],
  )
  return {
    lines,
    unusable: unusable.rows,
    blobs: new Map(blobs.rows.map(({ sha256, bytes }) => [sha256, bytes])),
  }
}

export async function holdsBlob(db: Db, blob: { inspectionId: string; sha256: string }): Promise<boolean> {
  const { rowCount } = await db.query(`SELECT FROM blobs WHERE inspection_id = $1 AND sha256 = decode($2, 'hex')`, [
    blob.inspectionId,
    blob.sha256,
  ])
  return rowCount === 1
}
