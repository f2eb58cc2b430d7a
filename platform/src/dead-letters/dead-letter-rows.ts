import type { Db } from '#db/db'
import { type Headers, type StoredHeaders, toStoredHeaders } from '#messaging/headers'

type NewDeadLetterRow = {
  letterId: string
  group: string
  eventId: string
  topic: string
  partition: number
  offset: number
  messageKey: string
  /** The key as it came, where `messageKey` does not say it exactly. */
  messageKeyBytes: Uint8Array | null
  partitionKey: string
  eventType: string
  headers: Headers
  value: Uint8Array
  reason: string
  step: string
  attempts: number
  error: string | null
  at: Date
}

/** Keeps what was given up; an event given up again, after a replay, is open again and keeps its original headers. */
export async function upsertDeadLetter(db: Db, letter: NewDeadLetterRow): Promise<void> {
  await db.query(
    `INSERT INTO bus_dead_letter (letter_id, consumer_group, event_id, topic, partition, "offset", message_key, partition_key,
                                  event_type, headers, payload, reason, step, attempts, error, given_up_at, message_key_bytes)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
     ON CONFLICT (consumer_group, event_id) DO UPDATE SET reason = excluded.reason, step = excluded.step,
       attempts = excluded.attempts, error = excluded.error, given_up_at = excluded.given_up_at,
       settled = NULL, settled_at = NULL, settled_by = NULL, settled_reason = NULL`,
    [
      letter.letterId,
      letter.group,
      letter.eventId,
      letter.topic,
      letter.partition,
      letter.offset,
      letter.messageKey,
      letter.partitionKey,
      letter.eventType,
      JSON.stringify(toStoredHeaders(letter.headers)),
      letter.value,
      letter.reason,
      letter.step,
      letter.attempts,
      letter.error,
      letter.at,
      letter.messageKeyBytes,
    ],
  )
}

type DeadLetterState = 'open' | 'replayed' | 'dismissed'

export type DeadLetterFilter = {
  group?: string | undefined
  letterId?: string | undefined
  state?: DeadLetterState | undefined
  topic?: string | undefined
  reason?: string | undefined
  /** Partition key. */
  key?: string | undefined
  /** One of these. */
  keys?: readonly string[] | undefined
  from?: Date | undefined
  to?: Date | undefined
}

export type DeadLetterRow = {
  letterId: string
  group: string
  topic: string
  partition: number
  offset: number
  eventId: string
  eventType: string
  key: string
  reason: string
  step: string
  attempts: number
  givenUpAt: Date
  replays: number
  state: DeadLetterState
  settledAt: Date | null
  settledBy: string | null
  settledReason: string | null
}

const columns = `letter_id AS "letterId", consumer_group AS "group", topic, partition, "offset", event_id AS "eventId",
  event_type AS "eventType", partition_key AS key, reason, step, attempts, given_up_at AS "givenUpAt", replays,
  coalesce(settled, 'open') AS state, settled_at AS "settledAt", settled_by AS "settledBy", settled_reason AS "settledReason"`

const matches = `($1::text IS NULL OR consumer_group = $1) AND ($2::uuid IS NULL OR letter_id = $2)
  AND ($3::text IS NULL OR coalesce(settled, 'open') = $3) AND ($4::text IS NULL OR topic = $4)
  AND ($5::text IS NULL OR reason = $5) AND ($6::text IS NULL OR partition_key = $6)
  AND ($7::timestamptz IS NULL OR given_up_at >= $7) AND ($8::timestamptz IS NULL OR given_up_at < $8)
  AND ($9::text[] IS NULL OR partition_key = ANY ($9))`

const valuesOf = ({ group, letterId, state, topic, reason, key, from, to, keys }: DeadLetterFilter) =>
  [group, letterId, state, topic, reason, key, from, to, keys].map((value) => value ?? null)

/** Newest first; from behind `after` on: when that letter was given up, and its id. */
export async function listDeadLetters(
  db: Db,
  { filter, after, limit }: { filter: DeadLetterFilter; after?: readonly [string, string] | null; limit: number },
): Promise<DeadLetterRow[]> {
  const { rows } = await db.query<DeadLetterRow>(
    `SELECT ${columns} FROM bus_dead_letter WHERE ${matches} 
       AND ($10::timestamptz IS NULL OR (given_up_at, letter_id) < ($10, $11::uuid))
     ORDER BY given_up_at DESC, letter_id DESC LIMIT $12`,
    [...valuesOf(filter), after?.[0] ?? null, after?.[1] ?? null, limit],
  )
  return rows
}

export type DeadLetterCount = {
  group: string
  topic: string
  reason: string
  eventType: string
  count: number
  oldestAt: Date
}

/** Numbers of what matches, the most frequent first. */
export async function countDeadLetters(db: Db, filter: DeadLetterFilter): Promise<DeadLetterCount[]> {
  const { rows } = await db.query<DeadLetterCount>(
    `SELECT consumer_group AS "group", topic, reason, event_type AS "eventType", count(*) AS count,
            min(given_up_at) AS "oldestAt"
     FROM bus_dead_letter WHERE ${matches} GROUP BY 1, 2, 3, 4 ORDER BY count DESC, 1, 2, 3, 4`,
    valuesOf(filter),
  )
  return rows
}

export type FullDeadLetterRow = DeadLetterRow & {
  messageKey: string
  messageKeyBytes: Buffer | null
  headers: StoredHeaders
  value: Buffer
  error: string | null
  outcome: 'waiting' | 'done' | 'skipped' | 'dead-lettered' | null
}

/** One letter with all that came, and what has become of its event. */
export async function findDeadLetter(db: Db, { letterId }: { letterId: string }): Promise<FullDeadLetterRow | null> {
  const { rows } = await db.query<FullDeadLetterRow>(
    `SELECT ${columns}, message_key AS "messageKey", message_key_bytes AS "messageKeyBytes", headers, payload AS value, error,
       CASE WHEN EXISTS (SELECT 1 FROM bus_parked AS waiting WHERE waiting.consumer_group = letter.consumer_group
                         AND waiting.topic = letter.topic AND waiting.event_id = letter.event_id) THEN 'waiting'
            ELSE (SELECT outcome FROM bus_inbox AS known
                  WHERE known.consumer_group = letter.consumer_group AND known.event_id = letter.event_id) END AS outcome
     FROM bus_dead_letter AS letter WHERE letter_id = $1`,
    [letterId],
  )
  return rows[0] ?? null
}

/** Open letters of a group, and for how long the oldest has been, in milliseconds. */
export async function measureDeadLetters(
  db: Db,
  { group }: { group: string },
): Promise<{ count: number; oldestMs: number }> {
  const { rows } = await db.query<{ count: number; oldestMs: number }>(
    `SELECT count(*) AS count, coalesce(extract(epoch FROM now() - min(given_up_at)) * 1000, 0)::int8 AS "oldestMs"
     FROM bus_dead_letter WHERE consumer_group = $1 AND settled IS NULL`,
    [group],
  )
  return rows[0] ?? { count: 0, oldestMs: 0 }
}

/** Deletes at most `limit` letters that were closed before a moment; returns how many. Open ones stay. */
export async function deleteDeadLettersClosedBefore(
  db: Db,
  { before, limit }: { before: Date; limit: number },
): Promise<number> {
  const { rowCount } = await db.query(
    `DELETE FROM bus_dead_letter WHERE letter_id = ANY(ARRAY(
       SELECT letter_id FROM bus_dead_letter WHERE settled_at < $1 LIMIT $2))`,
    [before, limit],
  )
  return rowCount ?? 0
}
