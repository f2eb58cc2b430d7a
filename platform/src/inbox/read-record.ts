import { Envelope } from '@sac/contracts/events/envelope'
import type { BusRecord } from '#bus/port'
import { type Headers, headerText } from '#messaging/headers'

type Readable = Pick<BusRecord, 'topic' | 'partition' | 'offset' | 'key' | 'value'> & { headers: Headers }

export type ReadRecord = {
  /** Identity for the inbox: the event's id; for what cannot be read its place in the log. */
  eventId: string
  partitionKey: string
  /** Undefined when the value is no envelope. */
  envelope: Envelope | undefined
}

/** Reads a record without ever throwing. */
export function readRecord(record: Readable): ReadRecord {
  const envelope = parse(record.value)
  const eventId = envelope?.eventId ?? `${record.topic}/${record.partition}/${record.offset}`
  return { eventId, partitionKey: headerText(record.headers, 'partitionkey') ?? record.key, envelope }
}

function parse(value: Uint8Array): Envelope | undefined {
  try {
    const result = Envelope.safeParse(JSON.parse(Buffer.from(value).toString('utf8')))
    return result.success ? result.data : undefined
  } catch {
    return undefined
  }
}
