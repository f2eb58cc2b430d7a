import type { BusRecord } from '#bus/port'
import type { Db } from '#db/db'
import { fromStoredHeaders, type Headers, type StoredHeaders, toStoredHeaders } from '#messaging/headers'

export type ParkedMessage = Omit<BusRecord, 'headers'> & {
  id: number
  eventId: string
  partitionKey: string
  headers: Headers
  started: number
  attempts: number
}

type NewParked = {
  group: string
  record: BusRecord
  eventId: string
  partitionKey: string
  started: number
  attempts: number
  error: string | null
  nextAttemptAt: Date
}

/** Keys of the given ones that have a parked message, so that later messages of them must wait behind it. */
export async function listParkedKeys(
  db: Db,
  { group, topic, keys }: { group: string; topic: string; keys: readonly string[] },
): Promise<Set<string>> {
  const { rows } = await db.query<{ key: string }>(
    `SELECT DISTINCT partition_key AS key FROM bus_parked
     WHERE consumer_group = $1 AND topic = $2 AND partition_key = ANY($3)`,
    [group, topic, keys],
  )
  return new Set(rows.map(({ key }) => key))
}

export async function insertParkedIfAbsent(db: Db, parked: NewParked): Promise<void> {
  const { record } = parked
  await db.query(
    `INSERT INTO bus_parked (consumer_group, topic, partition, "offset", event_id, message_key, partition_key, headers, payload,
                             started, attempts, last_error, next_attempt_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
     ON CONFLICT (consumer_group, topic, partition, "offset") DO NOTHING`,
    [
      parked.group,
      record.topic,
      record.partition,
      record.offset,
      parked.eventId,
      record.key,
      parked.partitionKey,
      JSON.stringify(toStoredHeaders(record.headers)),
      record.value,
      parked.started,
      parked.attempts,
      parked.error,
      parked.nextAttemptAt,
    ],
  )
}

export async function hasParked(db: Db, group: string): Promise<boolean> {
  const { rows } = await db.query<{ any: boolean }>(
    'SELECT EXISTS (SELECT FROM bus_parked WHERE consumer_group = $1) AS any',
    [group],
  )
  return rows[0]?.any === true
}

/** The first in the log of each key's parked messages whose time has come. */
export async function listDueParked(
  db: Db,
  { group, now, limit }: { group: string; now: Date; limit: number },
): Promise<number[]> {
  const { rows } = await db.query<{ id: number }>(
    `SELECT id FROM bus_parked AS head WHERE consumer_group = $1 AND next_attempt_at <= $2
       AND NOT EXISTS (SELECT 1 FROM bus_parked AS earlier WHERE earlier.consumer_group = $1 AND earlier.topic = head.topic
                       AND earlier.partition_key = head.partition_key AND earlier."offset" < head."offset")
     ORDER BY next_attempt_at, id LIMIT $3`,
    [group, now, limit],
  )
  return rows.map(({ id }) => id)
}

/** Begins an attempt: counted before it runs, and held for nobody else until `leaseUntil`. Undefined when another was first. */
export async function startParkedAttempt(
  db: Db,
  { id, now, leaseUntil }: { id: number; now: Date; leaseUntil: Date },
): Promise<ParkedMessage | undefined> {
  const { rows } = await db.query<Omit<ParkedMessage, 'headers'> & { headers: StoredHeaders }>(
    `UPDATE bus_parked SET started = started + 1, next_attempt_at = $3 WHERE id = $1 AND next_attempt_at <= $2
     RETURNING id, topic, partition, "offset", event_id AS "eventId", message_key AS key, partition_key AS "partitionKey",
               headers, payload AS value, started, attempts`,
    [id, now, leaseUntil],
  )
  const [row] = rows
  return row && { ...row, headers: fromStoredHeaders(row.headers) }
}

/** Ends an attempt that failed. Does nothing when another attempt has begun meanwhile. */
export async function endParkedAttempt(
  db: Db,
  { id, started, error, nextAttemptAt }: { id: number; started: number; error: string; nextAttemptAt: Date },
): Promise<void> {
  await db.query(
    `UPDATE bus_parked SET attempts = attempts + 1, last_error = $3, next_attempt_at = $4 WHERE id = $1 AND started = $2`,
    [id, started, error, nextAttemptAt],
  )
}

/** Takes an attempt back: a dependency was down, the message is not to blame. */
export async function undoParkedAttempt(
  db: Db,
  { id, started, nextAttemptAt }: { id: number; started: number; nextAttemptAt: Date },
): Promise<void> {
  await db.query('UPDATE bus_parked SET started = started - 1, next_attempt_at = $3 WHERE id = $1 AND started = $2', [
    id,
    started,
    nextAttemptAt,
  ])
}

/** Removes a message in the transaction that deals with it; false when another attempt has begun meanwhile. */
export async function deleteParked(db: Db, { id, started }: { id: number; started: number }): Promise<boolean> {
  const { rowCount } = await db.query('DELETE FROM bus_parked WHERE id = $1 AND started = $2', [id, started])
  return rowCount === 1
}

/** How many messages of a group wait, and for how long the oldest, in milliseconds. */
export async function measureParked(db: Db, group: string): Promise<{ parked: number; oldestMs: number }> {
  const { rows } = await db.query<{ parked: number; oldestMs: number }>(
    `SELECT count(*) AS parked, coalesce(extract(epoch FROM now() - min(parked_at)) * 1000, 0)::int8 AS "oldestMs"
     FROM bus_parked WHERE consumer_group = $1`,
    [group],
  )
  return rows[0] ?? { parked: 0, oldestMs: 0 }
}
