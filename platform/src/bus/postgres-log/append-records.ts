import { partitionFor } from '@sac/contracts/events/partition'
import type { Pool } from '#db/create-pool'
import { withTransaction } from '#db/with-transaction'
import { BusError, maxValueBytes, type OutgoingMessage } from '../port.ts'
import { announceAppended } from './log-signal.ts'
import { insertRecords, type NewRecord, reserveOffsets } from './log-statements.ts'

type AppendOptions = {
  topic: string
  partitions: number
  messages: readonly OutgoingMessage[]
  now: Date
}

/** Appends in the order given, all or nothing. */
export async function appendRecords(pool: Pool, { topic, partitions, messages, now }: AppendOptions): Promise<void> {
  if (messages.some(({ value }) => value.byteLength > maxValueBytes)) {
    throw new BusError('too-large', `a message for ${topic} is larger than ${maxValueBytes} bytes`)
  }
  const placed = messages.map((message) => ({ message, partition: partitionFor(message.partitionKey, partitions) }))
  const counts = new Map<number, number>()
  for (const { partition } of placed) counts.set(partition, (counts.get(partition) ?? 0) + 1)
  await withTransaction(pool, async (tx) => {
    const next = await reserveOffsets(tx, { topic, counts })
    const records = placed.map(({ message, partition }): NewRecord => {
      const offset = next.get(partition) ?? 0
      next.set(partition, offset + 1)
      const headers = { ...message.headers, partitionkey: message.partitionKey }
      return { partition, offset, key: message.eventId, headers, value: message.value }
    })
    await insertRecords(tx, { topic, records, now })
  })
  announceAppended(topic)
}
