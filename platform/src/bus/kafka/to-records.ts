import { isUtf8 } from 'node:buffer'
import type { IHeaders, KafkaMessage } from 'kafkajs'
import type { BusRecord, PartitionPosition } from '../port.ts'
import type { Wants } from '../wants.ts'

export type Fetched = PartitionPosition & { messages: readonly KafkaMessage[] }

/** Those of the messages that the group wants. */
export function toRecords({ topic, partition, messages }: Fetched, wants: Wants): BusRecord[] {
  return messages.flatMap(({ offset, key, value, headers: given }) => {
    const headers = toBytes(given ?? {})
    return wants(headers)
      ? [{ topic, partition, offset: Number(offset), ...keyOf(key), headers, value: value ?? Buffer.alloc(0) }]
      : []
  })
}

function keyOf(bytes: Buffer | null): Pick<BusRecord, 'key' | 'keyBytes'> {
  const key = bytes?.toString('utf8') ?? ''
  return !bytes || isUtf8(bytes) ? { key } : { key, keyBytes: bytes }
}

// Kafka allows a header name twice; the first counts, as none of our producers repeats one. Nearly always there is nothing to do.
function toBytes(headers: IHeaders): Record<string, Uint8Array> {
  return isEachBytes(headers)
    ? headers
    : Object.fromEntries(Object.entries(headers).map(([name, given]) => [name, firstOf(given)]))
}

const isEachBytes = (headers: IHeaders): headers is Record<string, Buffer> =>
  Object.values(headers).every((value) => Buffer.isBuffer(value))

function firstOf(given: IHeaders[string]): Buffer {
  const value = Array.isArray(given) ? given[0] : given
  return typeof value === 'string' ? Buffer.from(value) : (value ?? Buffer.alloc(0))
}
