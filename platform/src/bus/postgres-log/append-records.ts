import { partitionFor } from '@sac/contracts/events/partition'
import type { Pool } from '#db/create-pool'
import { fromStoredHeaders, toStoredHeaders } from '#messaging/headers'
import { BusError, type BusRecord, maxValueBytes, type OutgoingMessage } from '../port.ts'
import { insertRecords } from './log-statements.ts'

type AppendOptions = {
  topic: string
  partitions: number
  messages: readonly OutgoingMessage[]
  now: Date
}

/** Appends in the order given, all or nothing; returns what was appended, by partition, in the order of the log. */
export async function appendRecords(
  pool: Pool,
  { topic, partitions, messages, now }: AppendOptions,
): Promise<BusRecord[][]> {
  if (messages.some(({ value }) => value.byteLength > maxValueBytes)) {
    throw new BusError('too-large', `a message for ${topic} is larger than ${maxValueBytes} bytes`)
  }
  const records = messages.map(({ eventId, partitionKey, headers, value }) => ({
    partition: partitionFor(partitionKey, partitions),
    key: eventId,
    headers: toStoredHeaders({ ...headers, partitionkey: partitionKey }),
    value,
  }))
  const offsets = await insertRecords(pool, { topic, records, now })
  const appended = records.map(({ headers, value, ...record }, at) => ({
    ...record,
    topic,
    offset: offsets[at] ?? 0,
    headers: fromStoredHeaders(headers),
    value: Buffer.from(value.buffer, value.byteOffset, value.byteLength),
  }))
  return [...Map.groupBy(appended, ({ partition }) => partition).values()]
}
