import { deadLetterTopic } from '@sac/contracts/events/topics'
import { type BusRecord, maxValueBytes, type OutgoingMessage } from '#bus/port'
import { afterCommit } from '#db/after-commit'
import type { Tx } from '#db/with-transaction'
import { upsertDeadLetter } from '#dead-letters/dead-letter-rows'
import { type Headers, headerText } from '#messaging/headers'
import { insertOutboxRows } from '#outbox/outbox-rows'
import { announceOutboxRows } from '#outbox/outbox-signal'

export type DeadLetter = {
  letterId: string
  group: string
  eventId: string
  record: Omit<BusRecord, 'headers'> & { headers: Headers }
  partitionKey: string
  /** Stable class for routing and replay filters, never a text with data in it. */
  reason: string
  step: 'read' | 'handle' | 'retry'
  attempts: number
  /** Text of the last error, for the office alone; null where none was thrown. */
  error: string | null
  now: Date
}

/**
 * Keeps a message the group gives up, in the transaction that does: for the office as a row, for whoever watches from outside
 * on `<group>-dlq` through the outbox. Key, value and headers stay untouched; on the topic `dlq_*` headers beside them say why
 * and where it was.
 */
export async function insertDeadLetter(tx: Tx, letter: DeadLetter): Promise<void> {
  const { group, record, partitionKey } = letter
  const eventType = headerText(record.headers, 'ce_type') ?? 'unknown'
  await upsertDeadLetter(tx, {
    ...letter,
    ...record,
    messageKey: storable(record.key),
    messageKeyBytes: record.keyBytes ?? (storable(record.key) === record.key ? null : Buffer.from(record.key)),
    eventType: storable(eventType),
    at: letter.now,
  })
  await insertOutboxRows(tx, [
    {
      topic: deadLetterTopic(group),
      partitionKey,
      eventId: storable(record.key),
      ...publishable(letter),
    },
  ])
  afterCommit(tx, announceOutboxRows)
}

// What no log of ours could take again is told of without its bytes; the row has them all.
function publishable(letter: DeadLetter): Pick<OutgoingMessage, 'headers' | 'value'> {
  const { headers, value } = letter.record
  const reasons = reasonHeaders(letter)
  const size = Object.entries(headers).reduce(
    (sum, [name, header]) => sum + name.length + header.length,
    value.byteLength,
  )
  if (size <= maxValueBytes) return { headers: { ...headers, ...reasons }, value }
  return { headers: { ...reasons, dlq_omitted_bytes: String(size) }, value: new Uint8Array(0) }
}

const storable = (text: string) => text.replaceAll('\0', '�').toWellFormed().slice(0, 500)

function reasonHeaders({ group, record, reason, step, attempts, now }: DeadLetter): Record<string, string> {
  return {
    dlq_reason: reason,
    dlq_step: step,
    dlq_group: group,
    dlq_attempts: String(attempts),
    dlq_topic: record.topic,
    dlq_partition: String(record.partition),
    dlq_offset: String(record.offset),
    dlq_timestamp: now.toISOString(),
  }
}
