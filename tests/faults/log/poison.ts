// Records nobody can make sense of, or no database can hold, and which groups have to give each of them up.
import { createHash, randomUUID } from 'node:crypto'
import { type Group, groups, type PoisonKind } from './fault.ts'

export type PoisonRecord = {
  key: string
  headers: Readonly<Record<string, string>>
  /** null: a message without value. */
  value: Uint8Array | null
  /** Must give it up. Others of the topic may, where the record is no more theirs than the next group's. */
  givenUpBy: readonly Group[]
  mayGiveUp: readonly Group[]
}

const readers: Readonly<Record<string, readonly Group[]>> = {
  'inspections-topic': groups,
  'certificates-topic': ['inspection-service-group', 'vehicle-service-group', 'sync-gateway-group'],
}

/** Types whose handler exists, by topic, and in which groups. */
const handled: Readonly<Record<string, { eventType: string; by: readonly Group[] }>> = {
  'inspections-topic': { eventType: 'inspection.photo-stored', by: ['inspection-service-group'] },
  'certificates-topic': {
    eventType: 'certificate.generated',
    by: ['inspection-service-group', 'vehicle-service-group', 'sync-gateway-group'],
  },
}

/** One byte inside a text that UTF-8 does not have; to JSON it is a text like any other. */
function withBadByte(bytes: Buffer): Buffer {
  bytes[bytes.lastIndexOf('?')] = 0xff
  return bytes
}

type Making = {
  kind: PoisonKind
  topic: string
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
  const { eventType = '', by = [] } = handled[topic] ?? {}
  const all = readers[topic] ?? []
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
  const ofHandlers = { givenUpBy: by, mayGiveUp: all }
  const ofAll = { givenUpBy: all, mayGiveUp: all }
  const made: Record<PoisonKind, () => PoisonRecord> = {
    'nul-in-key': () => ({ ...good, key: `${eventId}\0`, ...ofHandlers }),
    'nul-in-partitionkey': () => ({ ...good, headers: { ...headers, partitionkey: `${aggregate}\0` }, ...ofHandlers }),
    'nul-in-event-id': () => ({ ...good, value: json(envelope({ eventId: `\0${eventId}` })), ...ofHandlers }),
    'not-utf8': () => ({ ...good, value: Buffer.concat([Buffer.from([0xff, 0xfe]), json(envelope())]), ...ofAll }),
    'bad-byte': () => ({ ...good, value: withBadByte(json(envelope())), ...ofHandlers }),
    'not-json': () => ({ ...good, value: Buffer.from('<event>not ours</event>'), ...ofAll }),
    empty: () => ({ ...good, value: null, ...ofAll }),
    'unknown-version': () => ({ ...good, value: json(envelope({ version: '97.0' })), ...ofHandlers }),
    // As much as the broker takes without compression, and more than it would take unpacked.
    large: () => ({ ...good, value: noise(1_020_000), ...ofAll }),
    packed: () => ({ ...good, value: Buffer.alloc(5_000_000, 'x'), ...ofAll }),
  }
  return made[kind]()
}

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
