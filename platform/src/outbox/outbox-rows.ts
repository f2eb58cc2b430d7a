import { BusError, maxValueBytes, type OutgoingMessage } from '#bus/port'
import { beforeCommit, type LastStatement } from '#db/before-commit'
import { byteaArray, textArray } from '#db/binary-arrays'
import { checkedSchema } from '#db/create-pool'
import type { Db } from '#db/db'
import type { Tx } from '#db/with-transaction'
import { packMessages, unpackMessages } from './message-pack.ts'
import { outboxShardOf, outboxShards } from './outbox-shard.ts'

/** A message and the topic it is meant for. */
export type AddressedMessage = OutgoingMessage & { topic: string }

// A relay holds a few rows at a time: this bounds what it must keep in memory.
const maxPerRow = 500

/**
 * All that a transaction tells becomes one row per topic and shard, written with its COMMIT; messages of one aggregate keep their
 * order. Throws BusError `too-large`: such a message could never be published and would hold up all behind it.
 */
export async function insertOutboxRows(tx: Tx, messages: readonly AddressedMessage[]): Promise<void> {
  const tooLarge = messages.find(({ value }) => value.byteLength > maxValueBytes)
  if (tooLarge) throw new BusError('too-large', `a message for ${tooLarge.topic} is too large to publish`)
  if (beforeCommit(tx, insertion, messages)) return
  const { text, values } = insertion(messages)
  await tx.query(text, [...values])
}

function insertion(messages: readonly AddressedMessage[]): LastStatement {
  const rows = toRows(messages)
  return {
    text: `INSERT INTO bus_outbox (shard, topic, messages, pack)
     SELECT * FROM unnest($1::int2[], $2::text[], $3::int[], $4::bytea[])`,
    values: [
      rows.map(({ shard }) => shard),
      textArray(rows.map(({ topic }) => topic)),
      rows.map((row) => row.messages.length),
      byteaArray(rows.map((row) => packMessages(row.messages))),
    ],
  }
}

type Row = { shard: number; topic: string; messages: OutgoingMessage[] }

function toRows(messages: readonly AddressedMessage[]): Row[] {
  const open = new Map<string, Row>()
  const rows: Row[] = []
  for (const { topic, ...message } of messages) {
    const shard = outboxShardOf(message.partitionKey)
    const row = open.get(`${shard} ${topic}`)
    if (row && row.messages.length < maxPerRow) {
      row.messages.push(message)
      continue
    }
    const added = { shard, topic, messages: [message] }
    open.set(`${shard} ${topic}`, added)
    rows.push(added)
  }
  return rows
}

/** A part of a schema's outbox whose rows keep their order. */
export type Shard = { schema: string; shard: number }

export type OutboxRow = Shard & { id: number; topic: string; messages: OutgoingMessage[] }

/**
 * The oldest committed rows of shards but for those in hand, of each as few as hold `limit` messages; those of a shard in their
 * order. Always from the first, not "those after the last": a late commit may carry an earlier id.
 */
export async function listOldestOutboxRows(
  db: Db,
  {
    shards,
    limit,
    inHand,
  }: { shards: readonly Shard[]; limit: number; inHand: readonly Pick<OutboxRow, 'schema' | 'id'>[] },
): Promise<OutboxRow[]> {
  const bySchema = [...Map.groupBy(shards, ({ schema }) => schema)]
  const lists = bySchema.map(
    ([schema], at) =>
      `SELECT '${checkedSchema(schema)}' AS schema, oldest.* FROM unnest($${2 * at + 2}::int2[]) AS asked (shard) CROSS JOIN LATERAL (
         SELECT shard, id, topic, pack, sum(messages) OVER (ORDER BY id) - messages AS before FROM (
           SELECT * FROM ${schema}.bus_outbox WHERE bus_outbox.shard = asked.shard AND id <> ALL($${2 * at + 3}::int8[])
           ORDER BY id LIMIT $1) AS first) AS oldest WHERE before < $1`,
  )
  const { rows } = await db.query<Shard & { id: number; topic: string; pack: Buffer }>(lists.join(' UNION ALL '), [
    limit,
    ...bySchema.flatMap(([schema, own]) => [
      own.map(({ shard }) => shard),
      inHand.flatMap((row) => (row.schema === schema ? [row.id] : [])),
    ]),
  ])
  return rows
    .toSorted((one, other) => one.id - other.id)
    .map(({ schema, shard, id, topic, pack }) => ({ schema, shard, id, topic, messages: unpackMessages(pack) }))
}

/** Of all schemas by one statement. */
export async function deleteOutboxRows(db: Db, rows: readonly Omit<OutboxRow, 'topic' | 'messages'>[]): Promise<void> {
  if (rows.length === 0) return
  const bySchema = [...Map.groupBy(rows, ({ schema }) => schema)]
  const deletions = bySchema.map(
    ([schema], at) =>
      `in_${checkedSchema(schema)} AS (DELETE FROM ${schema}.bus_outbox
         WHERE shard = ANY($${2 * at + 1}::int2[]) AND id = ANY($${2 * at + 2}::int8[]))`,
  )
  await db.query(
    `WITH ${deletions.join(', ')} SELECT`,
    bySchema.flatMap(([, own]) => [[...new Set(own.map(({ shard }) => shard))], own.map(({ id }) => id)]),
  )
}

/**
 * Takes the shards that hold rows and nobody else has, of all schemas by one statement: this is asked after every commit. They are
 * the connection's until `releaseShards`, or until it is closed. `elsewhere`: others that hold rows are somebody else's.
 */
export async function ownWaitingShards(
  db: Db,
  { schemas }: { schemas: readonly string[] },
): Promise<{ shards: Shard[]; elsewhere: boolean }> {
  if (schemas.length === 0) return { shards: [], elsewhere: false }
  const waiting = schemas.map(
    (schema) =>
      `SELECT '${checkedSchema(schema)}' AS schema, shard, pg_try_advisory_lock(hashtext('outbox relay ${schema}'), shard) AS owned
       FROM generate_series(0, $1 - 1) AS shard
       WHERE EXISTS (SELECT 1 FROM ${schema}.bus_outbox WHERE bus_outbox.shard = shard.shard)`,
  )
  const { rows } = await db.query<Shard & { owned: boolean }>(waiting.join(' UNION ALL '), [outboxShards])
  const shards = rows.flatMap(({ owned, schema, shard }) => (owned ? [{ schema, shard }] : []))
  return { shards, elsewhere: shards.length < rows.length }
}

/** Gives back everything the connection has taken. */
export async function releaseShards(db: Db): Promise<void> {
  await db.query('SELECT pg_advisory_unlock_all()')
}

/**
 * Of all schemas by one statement. `depth` counts messages, of the first 100 000 rows of each; `oldestMs` is the age of the
 * longest-waiting row, 0 when there is none.
 */
export async function measureOutboxes(
  db: Db,
  { schemas }: { schemas: readonly string[] },
): Promise<{ depth: number; oldestMs: number }> {
  if (schemas.length === 0) return { depth: 0, oldestMs: 0 }
  const tables = schemas.map((schema) => `${checkedSchema(schema)}.bus_outbox`)
  const counted = tables.map((table) => `(SELECT messages FROM ${table} LIMIT 100000)`)
  const heads = tables.flatMap((table) =>
    Array.from(
      { length: outboxShards },
      (_, shard) => `(SELECT created_at FROM ${table} WHERE shard = ${shard} ORDER BY id LIMIT 1)`,
    ),
  )
  const { rows } = await db.query<{ depth: number; oldestMs: number }>(
    `SELECT (SELECT coalesce(sum(messages), 0) FROM (${counted.join(' UNION ALL ')}) AS counted) AS depth,
            coalesce(extract(epoch FROM now() - min(created_at)) * 1000, 0)::int8 AS "oldestMs"
     FROM (${heads.join(' UNION ALL ')}) AS heads`,
  )
  return rows[0] ?? { depth: 0, oldestMs: 0 }
}
