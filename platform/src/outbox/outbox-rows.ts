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

export type OutboxRow = { id: number; topic: string; messages: OutgoingMessage[] }

/**
 * The oldest committed rows of a shard, as few as hold `limit` messages. Always from the first, not "those after the last":
 * a late commit may carry an earlier id.
 */
export async function listOldestOutboxRows(
  db: Db,
  { schema, shard, limit }: { schema: string; shard: number; limit: number },
): Promise<OutboxRow[]> {
  const { rows } = await db.query<{ id: number; topic: string; pack: Buffer }>(
    `SELECT id, topic, pack FROM (
       SELECT id, topic, pack, sum(messages) OVER (ORDER BY id) - messages AS before
       FROM (SELECT * FROM ${checkedSchema(schema)}.bus_outbox WHERE shard = $1 ORDER BY id LIMIT $2) AS oldest
     ) AS counted WHERE before < $2 ORDER BY id`,
    [shard, limit],
  )
  return rows.map(({ id, topic, pack }) => ({ id, topic, messages: unpackMessages(pack) }))
}

export async function deleteOutboxRows(
  db: Db,
  { schema, shard, ids }: { schema: string; shard: number; ids: readonly number[] },
): Promise<void> {
  await db.query(`DELETE FROM ${checkedSchema(schema)}.bus_outbox WHERE shard = $1 AND id = ANY($2)`, [shard, ids])
}

/** Shards that hold rows, of all schemas by one statement: this is asked after every commit. */
export async function listWaitingShards(
  db: Db,
  { schemas }: { schemas: readonly string[] },
): Promise<{ schema: string; shard: number }[]> {
  if (schemas.length === 0) return []
  const waiting = schemas.map(
    (schema) =>
      `SELECT '${checkedSchema(schema)}' AS schema, shard FROM generate_series(0, $1 - 1) AS shard
       WHERE EXISTS (SELECT 1 FROM ${checkedSchema(schema)}.bus_outbox WHERE bus_outbox.shard = shard.shard)`,
  )
  const { rows } = await db.query<{ schema: string; shard: number }>(waiting.join(' UNION ALL '), [outboxShards])
  return rows
}

/** `depth` counts messages, of the first 100 000 rows; `oldestMs` is the age of the longest-waiting row, 0 when there is none. */
export async function measureOutbox(
  db: Db,
  { schema }: { schema: string },
): Promise<{ depth: number; oldestMs: number }> {
  const table = `${checkedSchema(schema)}.bus_outbox`
  const oldest = Array.from({ length: outboxShards }, (_, shard) => {
    return `(SELECT created_at FROM ${table} WHERE shard = ${shard} ORDER BY id LIMIT 1)`
  })
  const { rows } = await db.query<{ depth: number; oldestMs: number }>(
    `SELECT (SELECT coalesce(sum(messages), 0) FROM (SELECT messages FROM ${table} LIMIT 100000) AS counted) AS depth,
            coalesce(extract(epoch FROM now() - min(created_at)) * 1000, 0)::int8 AS "oldestMs"
     FROM (${oldest.join(' UNION ALL ')}) AS heads`,
  )
  return rows[0] ?? { depth: 0, oldestMs: 0 }
}
