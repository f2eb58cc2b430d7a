import { byteaArray, jsonArray, textArray } from '#db/binary-arrays'
import type { Db } from '#db/db'
import { fromStoredHeaders, type StoredHeaders } from '#messaging/headers'
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

/** Of all topics unless told. */
export async function listHeads(db: Db, topics: readonly string[] | null = null): Promise<Head[]> {
  const { rows } = await db.query<Head>(
    `SELECT topic, partition, first_offset AS first, next_offset AS next FROM log_partition
     WHERE $1::text[] IS NULL OR topic = ANY($1) ORDER BY topic, partition`,
    [topics],
  )
  return rows
}

export type NewRecord = { partition: number; key: string; headers: StoredHeaders; value: Uint8Array }

/**
 * Appends in the order given behind the heads of the partitions, which are locked in order and moved on; returns the offset of
 * each record. All in one statement: every message of the installation goes through it.
 */
export async function insertRecords(
  db: Db,
  { topic, records, now }: { topic: string; records: readonly NewRecord[]; now: Date },
): Promise<number[]> {
  const { counts, ranks } = countByPartition(records)
  const { rows } = await db.query<{ partition: number; first: number }>(
    `WITH head AS MATERIALIZED (
       SELECT partition, next_offset FROM log_partition
       WHERE topic = $1 AND partition = ANY($2::int[]) ORDER BY partition FOR NO KEY UPDATE
     ), appended AS (
       INSERT INTO log_record (topic, partition, "offset", message_key, headers, value, event_type, appended_at)
       SELECT $1, partition, head.next_offset + rank, key, headers, value, nullif(event_type, ''), $10
       FROM unnest($4::int[], $5::int[], $6::text[], $7::json[], $8::bytea[], $9::text[])
         AS r (partition, rank, key, headers, value, event_type)
       JOIN head USING (partition)
     )
     UPDATE log_partition SET next_offset = head.next_offset + added.count
     FROM head JOIN unnest($2::int[], $3::int[]) AS added (partition, count) USING (partition)
     WHERE log_partition.topic = $1 AND log_partition.partition = head.partition
     RETURNING log_partition.partition, head.next_offset AS first`,
    [
      topic,
      [...counts.keys()],
      [...counts.values()],
      records.map(({ partition }) => partition),
      ranks,
      textArray(records.map(({ key }) => key)),
      jsonArray(records.map(({ headers }) => headers)),
      byteaArray(records.map(({ value }) => value)),
      textArray(records.map(({ headers }) => eventTypeOf(headers))),
      now,
    ],
  )
  const first = new Map(rows.map((row) => [row.partition, row.first]))
  return records.map(({ partition }, at) => (first.get(partition) ?? 0) + (ranks[at] ?? 0))
}

/** How many go to each partition, and as the which of them each goes. */
function countByPartition(records: readonly NewRecord[]) {
  const counts = new Map<number, number>()
  const ranks = records.map(({ partition }) => {
    const rank = counts.get(partition) ?? 0
    counts.set(partition, rank + 1)
    return rank
  })
  return { counts, ranks }
}

const eventTypeOf = ({ ce_type: type }: StoredHeaders) => (typeof type === 'string' ? type : '')

type Stored = { offset: number; unwanted: boolean; key: string; headers: StoredHeaders; value: Buffer }

/** A record, or only where it is when it is of none of the types asked for. */
export type Found = BusRecord | { offset: number }

/** What a partition holds from an offset on, in order. */
export async function listRecords(
  db: Db,
  { topic, partition, from, limit }: PartitionPosition & { from: number; limit: number },
  eventTypes: readonly string[] | null = null,
): Promise<Found[]> {
  const { rows } = await db.query<Stored>(
    `SELECT "offset", unwanted, CASE WHEN NOT unwanted THEN message_key END AS key,
            CASE WHEN NOT unwanted THEN headers END AS headers, CASE WHEN NOT unwanted THEN value END AS value
     FROM log_record, LATERAL (SELECT coalesce(event_type <> ALL($5::text[]), false) AS unwanted) AS by_type
     WHERE topic = $1 AND partition = $2 AND "offset" >= $3 ORDER BY "offset" LIMIT $4`,
    [topic, partition, from, limit, eventTypes],
  )
  return rows.map(({ unwanted, headers, ...row }) =>
    unwanted ? { offset: row.offset } : { topic, partition, ...row, headers: fromStoredHeaders(headers) },
  )
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
