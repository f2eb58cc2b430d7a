import type { IHeaders, Batch as KafkaBatch } from 'kafkajs'
import type { BusRecord } from '../port.ts'

export function toRecords({ topic, partition, messages }: KafkaBatch): BusRecord[] {
  return messages.map(({ offset, key, value, headers }) => ({
    topic,
    partition,
    offset: Number(offset),
    key: key?.toString('utf8') ?? '',
    headers: toBytes(headers ?? {}),
    value: value ?? Buffer.alloc(0),
  }))
}

// Kafka allows a header name twice; the first counts, as none of our producers repeats one.
function toBytes(headers: IHeaders): Record<string, Uint8Array> {
  const entries = Object.entries(headers).map(
    ([name, value]) => [name, Array.isArray(value) ? value[0] : value] as const,
  )
  return Object.fromEntries(entries.map(([name, value]) => [name, Buffer.from(value ?? '')]))
}
