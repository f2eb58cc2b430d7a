import { sha256Array, textArray, uuidArray } from '@sac/platform/db/binary-arrays'
import type { Db } from '@sac/platform/db/db'
import type { ValidLine } from '../domain/judge-line.ts'
import type { StoredLine } from '../domain/stored-line.ts'

/** Hexadecimal hash of each of these events that is stored. */
export async function listStoredHashes(db: Db, eventIds: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await db.query<{ eventId: string; hash: string }>(
    `SELECT event_id AS "eventId", encode(line_hash, 'hex') AS hash FROM lines WHERE event_id = ANY($1::uuid[])`,
    [uuidArray(eventIds)],
  )
  return new Map(rows.map(({ eventId, hash }) => [eventId, hash]))
}

export type Taken = {
  /** Hexadecimal hash of each of the events that is stored. */
  hashes: Map<string, string>
  /** Who owns the places of the device, in any epoch; texts in conflict own theirs too. */
  owners: { epoch: string; seq: number; eventId: string }[]
  /** Whether any of the texts waits in quarantine. */
  someWait: boolean
}

type Asked = { deviceId: string; eventIds: readonly string[]; seqs: readonly number[]; hashes: readonly string[] }
type TakenRow = { eventId: string | null; hash: string | null; epoch: string; seq: number }

/** What is here of events, places and texts of a device, by one statement: this is asked with every upload. */
export async function listTaken(db: Db, { deviceId, eventIds, seqs, hashes }: Asked): Promise<Taken> {
  const { rows } = await db.query<TakenRow>(
    `SELECT event_id AS "eventId", encode(line_hash, 'hex') AS hash, NULL::uuid AS epoch, NULL::int8 AS seq
     FROM lines WHERE event_id = ANY($2::uuid[])
     UNION ALL
     SELECT event_id, NULL, epoch, seq FROM lines WHERE device_id = $1 AND seq = ANY($3::int8[]) AND NOT forked
     UNION ALL
     SELECT event_id, NULL, epoch, seq FROM line_conflicts WHERE device_id = $1 AND seq = ANY($3::int8[])
     UNION ALL
     SELECT NULL, NULL, NULL, seq FROM quarantined_lines
     WHERE device_id = $1 AND raw_hash = ANY($4::bytea[]) AND released_at IS NULL`,
    [deviceId, uuidArray(eventIds), seqs, sha256Array(hashes)],
  )
  const events = rows.flatMap(({ eventId, ...row }) => (eventId === null ? [] : [{ ...row, eventId }]))
  return {
    hashes: new Map(events.flatMap(({ eventId, hash }) => (hash === null ? [] : [[eventId, hash] as const]))),
    owners: events.filter(({ hash }) => hash === null),
    someWait: events.length < rows.length,
  }
}

type NewLines = { deviceId: string; lines: readonly { line: ValidLine; forked: boolean }[]; at: Date }

/** Fails with a unique violation when another device has taken one of the event ids meanwhile. */
export async function insertLines(db: Db, { deviceId, lines, at }: NewLines): Promise<void> {
  // One order for everybody, so that two devices with the same event ids wait for each other and never in a circle.
  const sorted = lines.toSorted((a, b) => (a.line.line.eventId < b.line.line.eventId ? -1 : 1))
  const pick = <T>(of: (line: ValidLine) => T) => sorted.map(({ line }) => of(line))
  await db.query(
    `INSERT INTO lines (event_id, device_id, epoch, seq, inspection_id, line, line_hash, forked, received_at)
     SELECT event_id, $1, epoch, seq, inspection_id, line, line_hash, event_id = ANY($8::uuid[]), $9
     FROM unnest($2::uuid[], $3::uuid[], $4::int8[], $5::uuid[], $6::text[], $7::bytea[])
       AS given (event_id, epoch, seq, inspection_id, line, line_hash)`,
    [
      deviceId,
      uuidArray(pick(({ line }) => line.eventId)),
      uuidArray(pick(({ line }) => line.epoch)),
      pick(({ line }) => line.seq),
      uuidArray(pick(({ line }) => line.inspectionId)),
      textArray(pick(({ raw }) => raw)),
      sha256Array(pick(({ hash }) => hash)),
      uuidArray(sorted.flatMap(({ line, forked }) => (forked ? [line.line.eventId] : []))),
      at,
    ],
  )
}

/** Keeps other bytes under a taken event id; true when these bytes are new. */
export async function insertConflictIfAbsent(db: Db, { line, at }: { line: ValidLine; at: Date }): Promise<boolean> {
  const { eventId, deviceId, epoch, seq, inspectionId } = line.line
  const { rowCount } = await db.query(
    `INSERT INTO line_conflicts (event_id, line_hash, device_id, epoch, seq, inspection_id, line, received_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING`,
    [eventId, Buffer.from(line.hash, 'hex'), deviceId, epoch, seq, inspectionId, line.text, at],
  )
  return rowCount === 1
}

const selectStored = `SELECT event_id AS "eventId", device_id AS "deviceId", inspection_id AS "inspectionId", line,
  encode(line_hash, 'hex') AS "lineHash", received_at AS "receivedAt" FROM lines`

/** The lines of an inspection that are of one of these types. */
export async function listLinesOfTypes(
  db: Db,
  { inspectionId, types }: { inspectionId: string; types: readonly string[] },
): Promise<StoredLine[]> {
  const { rows } = await db.query<StoredLine>(
    `${selectStored} WHERE inspection_id = $1 AND line::json ->> 'type' = ANY($2::text[]) ORDER BY device_id, seq, event_id`,
    [inspectionId, types],
  )
  return rows
}
