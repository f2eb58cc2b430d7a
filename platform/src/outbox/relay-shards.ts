import type { EventBus } from '#bus/port'
import type { PoolClient } from '#db/create-pool'
import {
  deleteOutboxRows,
  listOldestOutboxRows,
  type OutboxRow,
  ownWaitingShards,
  releaseShards,
} from './outbox-rows.ts'

type RelayOptions = {
  client: PoolClient
  bus: Pick<EventBus, 'publish'>
  schemas: readonly string[]
  /** Messages in hand at a time, about. */
  batch: number
  signal: AbortSignal
}

/**
 * Publishes what waits in the shards that no other relay has, oldest first, and deletes it once the log has acknowledged it; stops
 * when they are empty or `signal` asks for the end. A crash between the two repeats what was in hand: consumers dedupe by event
 * id. The shards belong to `client`: after an error the caller must close that connection. Returns whether others that wait are in
 * the hands of another relay, which may have listed them before their last row was there.
 */
export async function relayShards(options: RelayOptions): Promise<boolean> {
  const { client, bus, schemas, batch, signal } = options
  const { shards, elsewhere } = await ownWaitingShards(client, { schemas })
  if (shards.length === 0) return elsewhere
  const limit = Math.ceil(batch / shards.length)
  const list = (inHand: readonly OutboxRow[]) => listOldestOutboxRows(client, { shards, limit, inHand })
  let published: readonly OutboxRow[] = []
  let rows = await list([])
  while (rows.length > 0 && !signal.aborted) {
    const [inHand, done] = [rows, published]
    // While the log stores these, the database deals with those before and those after.
    const forgetAndList = async () => {
      await deleteOutboxRows(client, done)
      return isFull(inHand, limit) ? list(inHand) : []
    }
    ;[rows] = await Promise.all([forgetAndList(), publishAll(bus, inHand)])
    published = inHand
  }
  await deleteOutboxRows(client, published)
  await releaseShards(client)
  return elsewhere
}

/** More may wait in a shard of which as much was read as may be in hand. */
function isFull(rows: readonly OutboxRow[], limit: number): boolean {
  const byShard = Map.groupBy(rows, ({ schema, shard }) => `${schema} ${shard}`)
  return [...byShard.values()].some((own) => own.reduce((sum, { messages }) => sum + messages.length, 0) >= limit)
}

async function publishAll(bus: Pick<EventBus, 'publish'>, rows: readonly OutboxRow[]): Promise<void> {
  for (const [topic, ofTopic] of Map.groupBy(rows, (row) => row.topic))
    await bus.publish(
      topic,
      ofTopic.flatMap((row) => row.messages),
    )
}
