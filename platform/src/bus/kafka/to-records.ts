import type { IHeaders, Batch as KafkaBatch } from 'kafkajs'
import type { BusRecord } from '../port.ts'

export function toRecords({ topic, partition, messages }: KafkaBatch): BusRecord[] {
  return messages.map(({ offset, key, value, headers }) => ({
    topic,
    partition,
    offset: Number(offset),
    ...keyOf(key),
    headers: toBytes(headers ?? {}),
    value: value ?? Buffer.alloc(0),
  }))
}

function keyOf(bytes: Buffer | null): Pick<BusRecord, 'key' | 'keyBytes'> {
  const key = bytes?.toString('utf8') ?? ''
  return !bytes || Buffer.from(key).equals(bytes) ? { key } : { key, keyBytes: bytes }
}

// Kafka allows a header name twice; the first counts, as none of our producers repeats one.
function toBytes(headers: IHeaders): Record<string, Uint8Array> {
  // Without a prototype: a header may be called __proto__.
  const bytes = Object.create(null) as Record<string, Uint8Array>
  for (const [name, given] of Object.entries(headers)) {
    const value = Array.isArray(given) ? given[0] : given
    bytes[name] = typeof value === 'string' ? Buffer.from(value) : (value ?? Buffer.alloc(0))
  }
  return bytes
}
