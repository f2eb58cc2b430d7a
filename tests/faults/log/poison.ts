// Records nobody can make sense of, or no database can hold, and which groups have to give each of them up.
import { createHash, randomUUID } from 'node:crypto'
import { catalogue, type EventType, topicsReadBy } from '@sac/contracts/events/catalogue'
import { type ConsumerGroup, consumerGroups, type TopicName } from '@sac/contracts/events/topics'
import type { PoisonKind } from './fault.ts'

export type PoisonRecord = {
  key: string
  headers: Readonly<Record<string, string>>
  /** null: a message without value. */
  value: Uint8Array | null
  /** Must give it up, and no others. */
  givenUpBy: readonly ConsumerGroup[]
}

const readersOf = (topic: TopicName) => consumerGroups.filter((group) => topicsReadBy(group).includes(topic))

const handlersOf = (type: EventType) => {
  const readers: readonly string[] = catalogue[type].readers
  return consumerGroups.filter((group) => readers.includes(group))
}

/** A type whose handler exists, by topic. */
const handled: Readonly<Partial<Record<TopicName, EventType>>> = {
  'inspections-topic': 'inspection.photo-stored',
  'certificates-topic': 'certificate.generated',
}

/** One byte inside a text that UTF-8 does not have; to JSON it is a text like any other. */
function withBadByte(bytes: Buffer): Buffer {
  bytes[bytes.lastIndexOf('?')] = 0xff
  return bytes
}

type Making = {
  kind: PoisonKind
  topic: TopicName
  /** Partition key: an inspection in the middle of its life, so that the poison lies between its good records. */
  aggregate: string
}

const noise = (bytes: number) => {
  const block = createHash('sha512').update(randomUUID()).digest()
  return Buffer.concat(
    Array.from({ length: Math.ceil(bytes / 64) }, (_, at) =>
      createHash('sha512').update(block).update(String(at)).digest(),
    ),
  )
}

export function makePoison({ kind, topic, aggregate }: Making): PoisonRecord {
  const eventType = handled[topic] ?? 'inspection.started'
  const eventId = randomUUID()
  const envelope = (change: Record<string, unknown> = {}) => ({
    eventId,
    eventType,
    timestamp: new Date().toISOString(),
    version: '1.0',
    // Not what any handler of the type expects.
    data: { inspectionId: 17, note: '?' },
    metadata: { source: 'rig', userId: null, correlationId: aggregate },
    ...change,
  })
  const json = (value: unknown) => Buffer.from(JSON.stringify(value))
  const headers = { ce_id: eventId, ce_type: eventType, schema_version: '1.0', partitionkey: aggregate }
  const good = { key: eventId, headers, value: json(envelope()) as Uint8Array | null }
  // What is wrong inside is seen by those who want what the header names; where it names nothing, by everybody.
  const ofHandlers = { givenUpBy: handlersOf(eventType) }
  const unnamed = { ...good, headers: { partitionkey: aggregate } }
  const ofAll = { givenUpBy: readersOf(topic) }
  const made: Record<PoisonKind, () => PoisonRecord> = {
    'nul-in-key': () => ({ ...good, key: `${eventId}\0`, ...ofHandlers }),
    'nul-in-partitionkey': () => ({ ...good, headers: { ...headers, partitionkey: `${aggregate}\0` }, ...ofHandlers }),
    'nul-in-event-id': () => ({ ...good, value: json(envelope({ eventId: `\0${eventId}` })), ...ofHandlers }),
    'not-utf8': () => ({ ...good, value: Buffer.concat([Buffer.from([0xff, 0xfe]), json(envelope())]), ...ofHandlers }),
    'bad-byte': () => ({ ...good, value: withBadByte(json(envelope())), ...ofHandlers }),
    'not-json': () => ({ ...unnamed, value: Buffer.from('<event>not ours</event>'), ...ofAll }),
    empty: () => ({ ...unnamed, value: null, ...ofAll }),
    'unknown-version': () => ({ ...good, value: json(envelope({ version: '97.0' })), ...ofHandlers }),
    // As much as the broker takes without compression, and more than it would take unpacked.
    large: () => ({ ...good, value: noise(1_020_000), ...ofHandlers }),
    packed: () => ({ ...good, value: Buffer.alloc(5_000_000, 'x'), ...ofHandlers }),
  }
  return made[kind]()
}

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
