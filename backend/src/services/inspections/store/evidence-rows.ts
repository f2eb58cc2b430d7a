import type { BlobContent } from '@sac/contracts/events/device-events'
import type { EventLine } from '@sac/contracts/sync/event-line'
import { sha256Array, textArray, uuidArray } from '@sac/platform/db/binary-arrays'
import type { Db } from '@sac/platform/db/db'
import type { Evidence, ReceivedLine, UnusableLine } from '../domain/evidence.ts'
import { readLine, rememberedLines } from '../domain/read-line.ts'

export type NewLine = ReceivedLine & { text: string }

/** Returns the event ids of those that are new; each event id at most once. */
export async function insertLinesIfAbsent(db: Db, lines: readonly NewLine[]): Promise<Set<string>> {
  // One order for everybody: whoever waits for another's event id holds no later one.
  const sorted = lines.toSorted((a, b) => (a.line.eventId < b.line.eventId ? -1 : 1))
  const { rows } = await db.query<{ eventId: string }>(
    `INSERT INTO lines (event_id, inspection_id, device_id, epoch, seq, type, line, payload_hash, received_at, receipt)
     SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::int8[], $6::text[], $7::text[], $8::bytea[],
       $9::timestamptz[], $10::jsonb[])
     ON CONFLICT (event_id) DO NOTHING RETURNING event_id AS "eventId"`,
    [
      uuidArray(sorted.map(({ line }) => line.eventId)),
      uuidArray(sorted.map(({ line }) => line.inspectionId)),
      uuidArray(sorted.map(({ line }) => line.deviceId)),
      uuidArray(sorted.map(({ line }) => line.epoch)),
      sorted.map(({ line }) => line.seq),
      textArray(sorted.map(({ line }) => line.type)),
      textArray(sorted.map(({ text }) => text)),
      sha256Array(sorted.map(({ payloadHash }) => payloadHash)),
      sorted.map(({ receivedAt }) => receivedAt),
      sorted.map(({ receipt }) => receipt && JSON.stringify(receipt)),
    ],
  )
  return new Set(rows.map(({ eventId }) => eventId))
}

export type NewUnusableLine = Omit<UnusableLine, 'settled'> & {
  inspectionId: string
  lineHash: string
  at: Date
  /** null while somebody may still repair it; what was settled stays settled. */
  settledAt: Date | null
}

/** Keeps why texts cannot be used, each text at most once; a later reason for the same text replaces the earlier one. */
export async function upsertUnusableLines(db: Db, lines: readonly NewUnusableLine[]): Promise<void> {
  await db.query(
    `INSERT INTO unusable_lines AS known (inspection_id, event_id, line_hash, code, detail, at, settled_at)
     SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::timestamptz[], $7::timestamptz[])
     ON CONFLICT (inspection_id, event_id, line_hash) WHERE line_hash <> '' DO UPDATE SET
       code = excluded.code, detail = excluded.detail, settled_at = coalesce(known.settled_at, excluded.settled_at)`,
    [
      uuidArray(lines.map(({ inspectionId }) => inspectionId)),
      lines.map(({ eventId }) => eventId ?? ''),
      lines.map(({ lineHash }) => lineHash),
      lines.map(({ code }) => code),
      lines.map(({ detail }) => detail),
      lines.map(({ at }) => at),
      lines.map(({ settledAt }) => settledAt),
    ],
  )
}

export type StoredBlob = {
  inspectionId: string
  sha256: string
  bytes: number
  /** null: it came before contents were judged. */
  content: BlobContent | null
}

/** Blobs of one inspection as the assessment sees them. */
export const toEvidence = (blobs: readonly StoredBlob[]): Pick<Evidence, 'blobs' | 'contents'> => ({
  blobs: new Map(blobs.map(({ sha256, bytes }) => [sha256, bytes])),
  contents: new Map(blobs.flatMap(({ sha256, content }) => (content === null ? [] : [[sha256, content] as const]))),
})

/** Returns those that are new; what is told first of a photo stands. */
export async function insertBlobsIfAbsent(
  db: Db,
  { blobs, storedAt }: { blobs: readonly StoredBlob[]; storedAt: Date },
): Promise<StoredBlob[]> {
  const { rows } = await db.query<StoredBlob>(
    `INSERT INTO blobs (inspection_id, sha256, bytes, content, stored_at)
     SELECT inspection_id, sha256, bytes, content::jsonb, $5
     FROM unnest($1::uuid[], $2::bytea[], $3::int8[], $4::text[]) AS b (inspection_id, sha256, bytes, content)
     ON CONFLICT DO NOTHING RETURNING inspection_id AS "inspectionId", encode(sha256, 'hex') AS sha256, bytes, content`,
    [
      uuidArray(blobs.map(({ inspectionId }) => inspectionId)),
      sha256Array(blobs.map(({ sha256 }) => sha256)),
      blobs.map(({ bytes }) => bytes),
      blobs.map(({ content }) => content && JSON.stringify(content)),
      storedAt,
    ],
  )
  return rows
}

type Wanted = {
  /** Inspections of which every line is wanted. */
  whole: readonly string[]
  /** Inspections of which only lines of `types` are wanted. */
  brief: readonly string[]
  types: Iterable<EventLine['type']>
  /** Event ids of lines the caller has in hand. */
  except: readonly string[]
}

/** Stored lines by device, epoch and number; each names its inspection. */
export async function listLines(db: Db, { whole, brief, types, except }: Wanted): Promise<ReceivedLine[]> {
  const inspectionIds = [...whole, ...brief]
  const known = rememberedLines(inspectionIds)
  const { rows } = await db.query<Omit<ReceivedLine, 'line'> & { text: string | null }>(
    `SELECT CASE WHEN payload_hash <> ALL($5::bytea[]) THEN line END AS text, encode(payload_hash, 'hex') AS "payloadHash",
       to_char(received_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "receivedAt", receipt
     FROM lines WHERE inspection_id = ANY($1::uuid[]) AND (type = ANY($2::text[]) OR inspection_id = ANY($3::uuid[]))
       AND event_id <> ALL($4::uuid[])
     ORDER BY inspection_id, device_id, epoch, seq, event_id`,
    [
      uuidArray(inspectionIds),
      textArray([...types]),
      uuidArray(whole),
      uuidArray(except),
      sha256Array([...known.keys()]),
    ],
  )
  return rows.map(({ text, ...received }) => {
    const { payloadHash } = received
    return { line: known.get(payloadHash) ?? understood(text ?? '', payloadHash), ...received }
  })
}

function understood(text: string, payloadHash: string): EventLine {
  const parsed = readLine(text, payloadHash)
  if (parsed.ok) return parsed.line
  throw new Error(`stored line is no longer understood: ${parsed.issue.code} ${parsed.issue.field ?? ''}`)
}

export async function listUnusableLines(
  db: Db,
  inspectionIds: readonly string[],
): Promise<(UnusableLine & { inspectionId: string })[]> {
  const { rows } = await db.query<UnusableLine & { inspectionId: string }>(
    // A text that was accepted after all is no obstacle any more.
    `SELECT inspection_id AS "inspectionId", nullif(event_id, '') AS "eventId", code, detail, settled_at IS NOT NULL AS settled
     FROM unusable_lines AS apart WHERE inspection_id = ANY($1::uuid[])
       AND NOT EXISTS (SELECT FROM lines WHERE lines.inspection_id = apart.inspection_id
         AND encode(lines.payload_hash, 'hex') = apart.line_hash)
     ORDER BY event_id, code`,
    [uuidArray(inspectionIds)],
  )
  return rows
}

export async function listBlobs(db: Db, inspectionIds: readonly string[]): Promise<StoredBlob[]> {
  const { rows } = await db.query<StoredBlob>(
    `SELECT inspection_id AS "inspectionId", encode(sha256, 'hex') AS sha256, bytes, content FROM blobs
     WHERE inspection_id = ANY($1::uuid[])`,
    [uuidArray(inspectionIds)],
  )
  return rows
}

/** All evidence of one inspection. */
export async function readEvidence(db: Db, { inspectionId }: { inspectionId: string }): Promise<Evidence> {
  const lines = await listLines(db, { whole: [inspectionId], brief: [], types: [], except: [] })
  const unusable = await listUnusableLines(db, [inspectionId])
  const blobs = await listBlobs(db, [inspectionId])
  return {
    lines,
    unusable: unusable.map(({ eventId, code, detail, settled }) => ({ eventId, code, detail, settled })),
    ...toEvidence(blobs),
  }
}

// Of rubbish nothing is kept but what it was.
const isKept = `content ->> 'kind' IS DISTINCT FROM 'rubbish'`

/** Whether there are bytes of it to look at. */
export async function holdsBlob(db: Db, blob: { inspectionId: string; sha256: string }): Promise<boolean> {
  const { rowCount } = await db.query(
    `SELECT FROM blobs WHERE inspection_id = $1 AND sha256 = decode($2, 'hex') AND ${isKept}`,
    [blob.inspectionId, blob.sha256],
  )
  return rowCount === 1
}

/** Who recorded something, by inspection; each once, sorted. */
export async function listAuthors(db: Db, inspectionIds: readonly string[]): Promise<Map<string, string[]>> {
  const { rows } = await db.query<{ inspectionId: string; authors: string[] }>(
    `SELECT inspection_id AS "inspectionId", array_agg(DISTINCT line::json ->> 'actorId' ORDER BY line::json ->> 'actorId') AS authors
     FROM lines WHERE inspection_id = ANY($1::uuid[]) GROUP BY inspection_id`,
    [uuidArray(inspectionIds)],
  )
  return new Map(rows.map(({ inspectionId, authors }) => [inspectionId, authors]))
}
