import type { QuarantineItem } from '@sac/contracts/http/devices'
import { sha256Array } from '@sac/platform/db/binary-arrays'
import type { Db } from '@sac/platform/db/db'

export type QuarantinedLine = {
  quarantineId: string
  deviceId: string
  seq: number
  raw: Uint8Array
  /** SHA-256, hexadecimal. */
  hash: string
  eventId: string | null
  inspectionId: string | null
  actorId: string | null
  code: string
  field: string | null
  detail: string
  at: Date
  /** The last contact at which the device did not have the line yet; null where it is not known. */
  contactAt: Date | null
  /** Out of a copy that nobody has signed; null for every other line. */
  importedBy: string | null
}

/** True when this text was not in quarantine at this place of this device. */
export async function insertQuarantinedIfAbsent(db: Db, line: QuarantinedLine): Promise<boolean> {
  const { rowCount } = await db.query(
    `INSERT INTO quarantined_lines
       (quarantine_id, device_id, seq, raw, raw_hash, event_id, inspection_id, actor_id, code, field, detail, received_at,
        contact_at, imported_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
     ON CONFLICT (device_id, raw_hash, seq) DO NOTHING`,
    [
      line.quarantineId,
      line.deviceId,
      line.seq,
      line.raw,
      Buffer.from(line.hash, 'hex'),
      line.eventId,
      line.inspectionId,
      line.actorId,
      line.code,
      line.field,
      line.detail,
      line.at,
      line.contactAt,
      line.importedBy,
    ],
  )
  return rowCount === 1
}

/** Texts waiting only for their author to sign in on this device. */
export async function listWaitingForAuthor(
  db: Db,
  { deviceId, actorId }: { deviceId: string; actorId: string },
): Promise<{ raw: Uint8Array; seq: number }[]> {
  const { rows } = await db.query<{ raw: Uint8Array; seq: number }>(
    `SELECT raw, seq FROM quarantined_lines
     WHERE device_id = $1 AND actor_id = $2 AND code = 'actor.unknown' AND released_at IS NULL AND settled_at IS NULL
     ORDER BY seq`,
    [deviceId, actorId],
  )
  return rows
}

/**
 * Texts that may be waiting for the office to approve their device. Which word was missing first is what they say: whoever has
 * signed in since may still be named in them.
 */
export async function listUnapproved(
  db: Db,
  { deviceId }: { deviceId: string },
): Promise<{ raw: Uint8Array; seq: number }[]> {
  const { rows } = await db.query<{ raw: Uint8Array; seq: number }>(
    `SELECT raw, seq FROM quarantined_lines
     WHERE device_id = $1 AND code IN ('device.unapproved', 'actor.unknown') AND released_at IS NULL
       AND settled_at IS NULL
     ORDER BY seq`,
    [deviceId],
  )
  return rows
}

/** When a text came first, and what was known of its age then. */
export type Arrival = { at: Date; contactAt: Date | null }

/** Marks texts that have been accepted after all; of those that waited returns, by hash, when each came first. */
export async function releaseQuarantined(
  db: Db,
  { deviceId, hashes, at }: { deviceId: string; hashes: readonly string[]; at: Date },
): Promise<ReadonlyMap<string, Arrival>> {
  const { rows } = await db.query<Arrival & { hash: string }>(
    `UPDATE quarantined_lines SET released_at = $3
     WHERE device_id = $1 AND raw_hash = ANY($2::bytea[]) AND released_at IS NULL
     RETURNING encode(raw_hash, 'hex') AS hash, received_at AS at, contact_at AS "contactAt"`,
    [deviceId, sha256Array(hashes), at],
  )
  const latestFirst = rows.toSorted((a, b) => b.at.getTime() - a.at.getTime())
  return new Map(latestFirst.map(({ hash, ...arrival }) => [hash, arrival]))
}

type Item = Omit<QuarantineItem, 'text' | 'receivedAt'> & { receivedAt: Date }
/** `after`: time and id of the last of the page before. */
export type Page = { after: readonly [string, string] | null; limit: number }

/** Open items, oldest first. */
export async function listQuarantined(db: Db, { after, limit }: Page): Promise<(Item & { raw: Uint8Array })[]> {
  const { rows } = await db.query<Item & { raw: Uint8Array }>(
    `SELECT 'quarantined' AS kind, quarantine_id AS id, device_id AS "deviceId", name AS "deviceName",
            inspector_id AS "inspectorId", seq, event_id AS "eventId", inspection_id AS "inspectionId",
            actor_id AS "actorId", code, field, detail, substring(raw FROM 1 FOR 4000) AS raw, received_at AS "receivedAt"
     FROM quarantined_lines JOIN devices USING (device_id)
     WHERE released_at IS NULL AND settled_at IS NULL AND ($2::timestamptz IS NULL OR (received_at >= $2 AND
       (received_at, quarantine_id::text COLLATE "C") > ($2, $3)))
     ORDER BY received_at, quarantine_id LIMIT $1`,
    [limit, ...(after ?? [null, null])],
  )
  return rows
}

export async function listConflicts(db: Db, { after, limit }: Page): Promise<(Item & { text: string })[]> {
  const { rows } = await db.query<Item & { text: string }>(
    `SELECT 'conflict-hash' AS kind, event_id || ':' || encode(line_hash, 'hex') AS id, device_id AS "deviceId",
            name AS "deviceName", inspector_id AS "inspectorId", seq, event_id AS "eventId",
            inspection_id AS "inspectionId", NULL AS "actorId", 'line.conflict-hash' AS code, 'eventId' AS field,
            'another text is stored under this event id' AS detail, left(line, 4000) AS text,
            received_at AS "receivedAt"
     FROM line_conflicts JOIN devices USING (device_id) WHERE settled_at IS NULL
       AND ($2::timestamptz IS NULL OR (received_at >= $2 AND
         (received_at, (event_id || ':' || encode(line_hash, 'hex')) COLLATE "C") > ($2, $3)))
     ORDER BY received_at, event_id, line_hash LIMIT $1`,
    [limit, ...(after ?? [null, null])],
  )
  return rows
}
