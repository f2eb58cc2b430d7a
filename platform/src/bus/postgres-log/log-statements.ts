import { byteaArray, jsonbArray, textArray } from '#db/binary-arrays'
import type { Db } from '#db/db'
import { fromStoredHeaders, type Headers, type StoredHeaders, toStoredHeaders } from '#messaging/headers'
import type { BusRecord, PartitionPosition } from '../port.ts'

export async function insertTopicIfAbsent(
  db: Db,
  { name, partitions, retentionDays }: { name: string; partitions: number; retentionDays: number },
): Promise<void> {
  await db.query(
    `INSERT INTO log_topic (topic, partitions, retention_days) VALUES ($1, $2, $3)
     ON CONFLICT (topic) DO UPDATE SET retention_days = excluded.retention_days`,
    [name, partitions, retentionDays],
  )
}

/** Gives a topic the partition rows it was created with. */
export async function insertPartitionsIfAbsent(db: Db, topic: string): Promise<void> {
  await db.query(
    `INSERT INTO log_partition (topic, partition)
     SELECT topic, generate_series(0, partitions - 1) FROM log_topic WHERE topic = $1 ON CONFLICT DO NOTHING`,
    [topic],
  )
}

export async function findPartitionCount(db: Db, topic: string): Promise<number | undefined> {
  const { rows } = await db.query<{ partitions: number }>('SELECT partitions FROM log_topic WHERE topic = $1', [topic])
  return rows[0]?.partitions
}

export type Head = PartitionPosition & { first: number; next: number }

export async function listHeads(db: Db, topics: readonly string[]): Promise<Head[]> {
  const { rows } = await db.query<Head>(
    `SELECT topic, partition, first_offset AS first, next_offset AS next FROM log_partition
     WHERE topic = ANY($1) ORDER BY topic, partition`,
    [topics],
  )
  return rows
}

/** Moves the heads of the partitions on by their counts, locking them in order, and returns the first offset of each. */
export async function reserveOffsets(
  db: Db,
  { topic, counts }: { topic: string; counts: ReadonlyMap<number, number> },
): Promise<Map<number, number>> {
  const partitions = [...counts.keys()]
  await db.query(
    'SELECT 1 FROM log_partition WHERE topic = $1 AND partition = ANY($2) ORDER BY partition FOR NO KEY UPDATE',
    [topic, partitions],
  )
  const { rows } = await db.query<{ partition: number; first: number }>(
    `UPDATE log_partition AS head SET next_offset = head.next_offset + added.count
     FROM unnest($2::int[], $3::bigint[]) AS added (partition, count)
     WHERE head.topic = $1 AND head.partition = added.partition
     RETURNING head.partition, head.next_offset - added.count AS first`,
    [topic, partitions, [...counts.values()]],
  )
  return new Map(rows.map(({ partition, first }) => [partition, first]))
}

export type NewRecord = { partition: number; offset: number; key: string; headers: Headers; value: Uint8Array }

export async function insertRecords(
  db: Db,
  { topic, records, now }: { topic: string; records: readonly NewRecord[]; now: Date },
): Promise<void> {
  await db.query(
    `INSERT INTO log_record (topic, partition, "offset", message_key, headers, value, appended_at)
     SELECT $1, partition, "offset", key, headers, value, $7
     FROM unnest($2::int[], $3::bigint[], $4::text[], $5::jsonb[], $6::bytea[]) AS r (partition, "offset", key, headers, value)`,
    [
      topic,
      records.map(({ partition }) => partition),
      records.map(({ offset }) => offset),
      textArray(records.map(({ key }) => key)),
      jsonbArray(records.map(({ headers }) => toStoredHeaders(headers))),
      byteaArray(records.map(({ value }) => value)),
      now,
    ],
  )
}

export async function listRecords(
  db: Db,
  { topic, partition, from, limit }: PartitionPosition & { from: number; limit: number },
): Promise<BusRecord[]> {
  const { rows } = await db.query<{ offset: number; key: string; headers: StoredHeaders; value: Buffer }>(
    `SELECT "offset", message_key AS key, headers, value FROM log_record
     WHERE topic = $1 AND partition = $2 AND "offset" >= $3 ORDER BY "offset" LIMIT $4`,
    [topic, partition, from, limit],
  )
  return rows.map(({ headers, ...row }) => ({ topic, partition, ...row, headers: toBytes(headers) }))
}

function toBytes(headers: StoredHeaders): Record<string, Uint8Array> {
  const entries = Object.entries(fromStoredHeaders(headers))
  return Object.fromEntries(entries.map(([name, value]) => [name, Buffer.from(value)]))
}

/** Offset of the first record appended at or after a moment; the end of the partition when there is none. */
export async function findOffsetAt(
  db: Db,
  { topic, partition, time }: PartitionPosition & { time: Date },
): Promise<number> {
  const { rows } = await db.query<{ offset: number }>(
    `SELECT coalesce(
       (SELECT "offset" FROM log_record WHERE topic = $1 AND partition = $2 AND appended_at >= $3 ORDER BY appended_at, "offset" LIMIT 1),
       (SELECT next_offset FROM log_partition WHERE topic = $1 AND partition = $2)) AS offset`,
    [topic, partition, time],
  )
  return rows[0]?.offset ?? 0
}
