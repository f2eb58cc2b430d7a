import { Envelope } from '@sac/contracts/events/envelope'
import { type BusRecord, maxValueBytes } from '#bus/port'
import { type Headers, headerText } from '#messaging/headers'

type Readable = Pick<BusRecord, 'topic' | 'partition' | 'offset' | 'key' | 'value'> & { headers: Headers }

export type ReadRecord = {
  /** Identity for the inbox: the event's id; for what cannot be read its place in the log. */
  eventId: string
  /** A text the database can hold and find again. */
  partitionKey: string
  /** Undefined when the message is of no use to anybody: `flaw` says why. */
  envelope: Envelope | undefined
  flaw?: 'invalid-envelope' | 'too-large' | 'unstorable'
}

// The groups of a process are given the same bytes by either log: they are read once. What was read is kept at the bytes
// themselves: in a WeakMap of thousands the collection of garbage would look through all of them again and again.
const known = Symbol('read')
type Known = Uint8Array & { [known]?: { of: Readable; read: ReadRecord } }

/** Reads a record without ever throwing. What no producer of ours can have sent is told apart before it meets the database. */
export function readRecord(record: Readable): ReadRecord {
  const bytes: Known = record.value
  const before = bytes[known]
  if (before && isSamePlace(before.of, record)) return before.read
  const read = readOnce(record)
  bytes[known] = { of: record, read }
  return read
}

const isSamePlace = (a: Readable, b: Readable) =>
  a.offset === b.offset && a.partition === b.partition && a.topic === b.topic

function readOnce(record: Readable): ReadRecord {
  const place = `${record.topic}/${record.partition}/${record.offset}`
  const partitionKey = headerText(record.headers, 'partitionkey') ?? record.key
  const flawed = (flaw: NonNullable<ReadRecord['flaw']>): ReadRecord => ({
    eventId: place,
    partitionKey: isStorable(partitionKey) ? partitionKey : place,
    envelope: undefined,
    flaw,
  })
  if (record.value.byteLength > maxValueBytes) return flawed('too-large')
  const envelope = parse(record.value)
  if (!envelope) return flawed('invalid-envelope')
  if (![envelope.eventId, partitionKey, record.key].every(isStorable)) return flawed('unstorable')
  return { eventId: envelope.eventId, partitionKey, envelope }
}

// Well below what an index entry of PostgreSQL can hold (2 704 bytes).
const longestName = 500

const isStorable = (name: string) => name.length <= longestName && name.isWellFormed() && !name.includes('\0')

const utf8 = new TextDecoder('utf-8', { fatal: true })

function parse(value: Uint8Array): Envelope | undefined {
  try {
    const result = Envelope.safeParse(JSON.parse(utf8.decode(value)))
    return result.success ? result.data : undefined
  } catch {
    return undefined
  }
}
