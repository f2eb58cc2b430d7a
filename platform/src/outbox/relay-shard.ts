import type { EventBus } from '#bus/port'
import type { PoolClient } from '#db/create-pool'
import { deleteOutboxRows, listOldestOutboxRows } from './outbox-rows.ts'

type ShardOptions = {
  client: PoolClient
  bus: Pick<EventBus, 'publish'>
  schema: string
  shard: number
  batch: number
  signal: AbortSignal
}

/**
 * Publishes what a shard holds, oldest first, deleting each batch once the log has acknowledged it; stops when the shard is
 * empty, `signal` asks for the end, or another relay owns it. Returns how many messages were published. A crash between the two repeats a batch: consumers
 * dedupe by event id. The advisory lock belongs to `client`: after an error the caller must close that connection.
 */
export async function relayShard(options: ShardOptions): Promise<number> {
  const { client, schema, shard } = options
  if (!(await lockShard(client, schema, shard))) return 0
  let published = 0
  for (let count = options.batch; count >= options.batch && !options.signal.aborted; published += count) {
    count = await relayBatch(options)
  }
  await client.query('SELECT pg_advisory_unlock(hashtext($1), $2)', [lockName(schema), shard])
  return published
}

async function relayBatch({ client, bus, schema, shard, batch }: ShardOptions): Promise<number> {
  const rows = await listOldestOutboxRows(client, { schema, shard, limit: batch })
  let published = 0
  for (const [topic, ofTopic] of Map.groupBy(rows, (row) => row.topic)) {
    const messages = ofTopic.flatMap((row) => row.messages)
    await bus.publish(topic, messages)
    await deleteOutboxRows(client, { schema, shard, ids: ofTopic.map(({ id }) => id) })
    published += messages.length
  }
  return published
}

async function lockShard(client: PoolClient, schema: string, shard: number): Promise<boolean> {
  const { rows } = await client.query<{ locked: boolean }>('SELECT pg_try_advisory_lock(hashtext($1), $2) AS locked', [
    lockName(schema),
    shard,
  ])
  return rows[0]?.locked === true
}

function lockName(schema: string): string {
  return `outbox relay ${schema}`
}
