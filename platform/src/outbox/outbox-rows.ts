import { BusError, maxValueBytes } from '#bus/port'
import { byteaArray, jsonbArray, textArray } from '#db/binary-arrays'
import { checkedSchema } from '#db/create-pool'
import type { Db } from '#db/db'
import { fromStoredHeaders, type Headers, type StoredHeaders, toStoredHeaders } from '#messaging/headers'
import { outboxShardOf, outboxShards } from './outbox-shard.ts'

export type OutboxRow = {
  topic: string
  partitionKey: string
  eventId: string
  eventType: string
  headers: Headers
  payload: Uint8Array
}

/**
 * Ids follow the order of `rows`. Throws BusError `too-large`: such a row could never be published and would hold up all
 * behind it.
 */
export async function insertOutboxRows(db: Db, rows: readonly OutboxRow[]): Promise<void> {
  const tooLarge = rows.find(({ payload }) => payload.byteLength > maxValueBytes)
  if (tooLarge) throw new BusError('too-large', `${tooLarge.eventType} is too large to publish`)
  await db.query(
    `INSERT INTO bus_outbox (shard, topic, partition_key, event_id, event_type, headers, payload)
     SELECT * FROM unnest($1::int2[], $2::text[], $3::text[], $4::text[], $5::text[], $6::jsonb[], $7::bytea[])`,
    [
      rows.map(({ partitionKey }) => outboxShardOf(partitionKey)),
      textArray(rows.map(({ topic }) => topic)),
      textArray(rows.map(({ partitionKey }) => partitionKey)),
      textArray(rows.map(({ eventId }) => eventId)),
      textArray(rows.map(({ eventType }) => eventType)),
      jsonbArray(rows.map(({ headers }) => toStoredHeaders(headers))),
      byteaArray(rows.map(({ payload }) => payload)),
    ],
  )
}

export type StoredOutboxRow = OutboxRow & { id: number }

/** The oldest committed rows of a shard. All of them, not "those after the last": a late commit may carry an earlier id. */
export async function listOldestOutboxRows(
  db: Db,
  { schema, shard, limit }: { schema: string; shard: number; limit: number },
): Promise<StoredOutboxRow[]> {
  const { rows } = await db.query<StoredOutboxRow & { headers: StoredHeaders }>(
    `SELECT id, topic, partition_key AS "partitionKey", event_id AS "eventId", event_type AS "eventType", headers, payload
     FROM ${checkedSchema(schema)}.bus_outbox WHERE shard = $1 ORDER BY id LIMIT $2`,
    [shard, limit],
  )
  return rows.map((row) => ({ ...row, headers: fromStoredHeaders(row.headers) }))
}

export async function deleteOutboxRows(
  db: Db,
  { schema, shard, ids }: { schema: string; shard: number; ids: readonly number[] },
): Promise<void> {
  await db.query(`DELETE FROM ${checkedSchema(schema)}.bus_outbox WHERE shard = $1 AND id = ANY($2)`, [shard, ids])
}

/** Shards that hold rows. */
export async function listWaitingShards(db: Db, { schema }: { schema: string }): Promise<number[]> {
  const { rows } = await db.query<{ shard: number }>(
    `SELECT shard FROM generate_series(0, $1 - 1) AS shard
     WHERE EXISTS (SELECT 1 FROM ${checkedSchema(schema)}.bus_outbox WHERE bus_outbox.shard = shard.shard)`,
    [outboxShards],
  )
  return rows.map(({ shard }) => shard)
}

/** `depth` stops counting at 100 000; `oldestMs` is the age of the longest-waiting row, 0 when there is none. */
export async function measureOutbox(
  db: Db,
  { schema }: { schema: string },
): Promise<{ depth: number; oldestMs: number }> {
  const table = `${checkedSchema(schema)}.bus_outbox`
  const oldest = Array.from({ length: outboxShards }, (_, shard) => {
    return `(SELECT created_at FROM ${table} WHERE shard = ${shard} ORDER BY id LIMIT 1)`
  })
  const { rows } = await db.query<{ depth: number; oldestMs: number }>(
    `SELECT (SELECT count(*) FROM (SELECT 1 FROM ${table} LIMIT 100000) AS counted) AS depth,
            coalesce(extract(epoch FROM now() - min(created_at)) * 1000, 0)::int8 AS "oldestMs"
     FROM (${oldest.join(' UNION ALL ')}) AS heads`,
  )
  return rows[0] ?? { depth: 0, oldestMs: 0 }
}
