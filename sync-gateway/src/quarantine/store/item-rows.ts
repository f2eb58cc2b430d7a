import type { QuarantineItem } from '@sac/contracts/http/devices'
import type { Db } from '@sac/platform/db/db'

export type KeptText = { raw: Buffer; hash: string; receivedAt: Date }

/** One line that does not count, open or closed, with every text there is. */
export type Item = Omit<QuarantineItem, 'text' | 'receivedAt'> & {
  received: KeptText
  /** Of a conflict: the text that counts. */
  counts: KeptText | null
  state: 'open' | 'accepted' | 'settled'
  closedAt: Date | null
  settledBy: string | null
  settledReason: string | null
  /** Who imported it in a copy that nobody signed; null of every other. */
  importedBy: string | null
}

type Row = Omit<Item, 'received' | 'counts'> & {
  raw: Buffer
  hash: string
  receivedAt: Date
  countsRaw?: Buffer
  countsHash?: string
  countsReceivedAt?: Date
}

/** By the id the list gives: a UUID, or the event id and the hash of the other text. */
export async function findItem(db: Db, { id }: { id: string }): Promise<Item | null> {
  const [eventId = '', hash] = id.split(':')
  const row = hash === undefined ? await findQuarantined(db, id) : await findConflict(db, { eventId, hash })
  if (!row) return null
  const { raw, hash: rawHash, receivedAt, countsRaw, countsHash, countsReceivedAt, ...item } = row
  const counts =
    countsRaw && countsHash !== undefined && countsReceivedAt
      ? { raw: countsRaw, hash: countsHash, receivedAt: countsReceivedAt }
      : null
  return { ...item, received: { raw, hash: rawHash, receivedAt }, counts }
}

async function findQuarantined(db: Db, id: string): Promise<Row | undefined> {
  const { rows } = await db.query<Row>(
    `SELECT 'quarantined' AS kind, quarantine_id AS id, device_id AS "deviceId", name AS "deviceName",
            inspector_id AS "inspectorId", seq, event_id AS "eventId", inspection_id AS "inspectionId",
            actor_id AS "actorId", code, field, detail, raw, encode(raw_hash, 'hex') AS hash, received_at AS "receivedAt",
            CASE WHEN released_at IS NOT NULL THEN 'accepted' WHEN settled_at IS NOT NULL THEN 'settled' ELSE 'open' END AS state,
            coalesce(released_at, settled_at) AS "closedAt", settled_by AS "settledBy", settled_reason AS "settledReason",
            imported_by AS "importedBy"
     FROM quarantined_lines JOIN devices USING (device_id) WHERE quarantine_id = $1`,
    [id],
  )
  return rows[0]
}

async function findConflict(db: Db, { eventId, hash }: { eventId: string; hash: string }): Promise<Row | undefined> {
  const { rows } = await db.query<Row>(
    `SELECT 'conflict-hash' AS kind, other.event_id || ':' || encode(other.line_hash, 'hex') AS id,
            other.device_id AS "deviceId", name AS "deviceName", inspector_id AS "inspectorId", other.seq,
            other.event_id AS "eventId", other.inspection_id AS "inspectionId", NULL AS "actorId",
            'line.conflict-hash' AS code, 'eventId' AS field, 'another text is stored under this event id' AS detail,
            convert_to(other.line, 'UTF8') AS raw, encode(other.line_hash, 'hex') AS hash,
            other.received_at AS "receivedAt", convert_to(lines.line, 'UTF8') AS "countsRaw",
            encode(lines.line_hash, 'hex') AS "countsHash", lines.received_at AS "countsReceivedAt",
            CASE WHEN settled_at IS NOT NULL THEN 'settled' ELSE 'open' END AS state,
            settled_at AS "closedAt", settled_by AS "settledBy", settled_reason AS "settledReason",
            NULL AS "importedBy"
     FROM line_conflicts AS other JOIN devices USING (device_id) LEFT JOIN lines ON lines.event_id = other.event_id
     WHERE other.event_id = $1 AND other.line_hash = decode($2, 'hex')`,
    [eventId, hash],
  )
  return rows[0]
}

type Settling = { at: Date; by: string; reason: string }

/** Closes an open item; its texts stay. */
export async function settleItem(
  db: Db,
  { kind, id }: Pick<Item, 'kind' | 'id'>,
  { at, by, reason }: Settling,
): Promise<void> {
  const [eventId, hash = ''] = id.split(':')
  if (kind === 'quarantined')
    await db.query(
      `UPDATE quarantined_lines SET settled_at = $2, settled_by = $3, settled_reason = $4
       WHERE quarantine_id = $1 AND settled_at IS NULL`,
      [id, at, by, reason],
    )
  else
    await db.query(
      `UPDATE line_conflicts SET settled_at = $3, settled_by = $4, settled_reason = $5
       WHERE event_id = $1 AND line_hash = decode($2, 'hex') AND settled_at IS NULL`,
      [eventId, hash, at, by, reason],
    )
}

type NewRefusal = { id: string; code: string; field: string | null; detail: string }

/** Notes why a text is refused today. */
export async function updateRefusal(db: Db, { id, code, field, detail }: NewRefusal): Promise<void> {
  await db.query('UPDATE quarantined_lines SET code = $2, field = $3, detail = $4 WHERE quarantine_id = $1', [
    id,
    code,
    field,
    detail,
  ])
}

/** How many items wait for a decision, and for how long the oldest, in milliseconds. */
export async function measureOpenItems(db: Db): Promise<{ count: number; oldestMs: number }> {
  const { rows } = await db.query<{ count: number; oldestMs: number }>(
    `SELECT count(*) AS count, coalesce(extract(epoch FROM now() - min(received_at)) * 1000, 0)::int8 AS "oldestMs"
     FROM (SELECT received_at FROM quarantined_lines WHERE released_at IS NULL AND settled_at IS NULL
           UNION ALL SELECT received_at FROM line_conflicts WHERE settled_at IS NULL) AS open`,
  )
  return rows[0] ?? { count: 0, oldestMs: 0 }
}
