import { deadLetterTopic } from '@sac/contracts/events/topics'
import type { BusRecord } from '#bus/port'
import { afterCommit } from '#db/after-commit'
import type { Tx } from '#db/with-transaction'
import { type Headers, headerText } from '#messaging/headers'
import { insertOutboxRows } from '#outbox/outbox-rows'
import { announceOutboxRows } from '#outbox/outbox-signal'

export type DeadLetter = {
  group: string
  record: Omit<BusRecord, 'headers'> & { headers: Headers }
  partitionKey: string
  /** Stable class for routing and replay filters, never a text with data in it. */
  reason: string
  step: 'read' | 'handle' | 'retry'
  attempts: number
  now: Date
}

/**
 * Sends a message to `<group>-dlq` through the outbox, in the transaction that gives it up: key, value and headers untouched,
 * with `dlq_*` headers beside them that say why and where it was.
 */
export async function insertDeadLetter(tx: Tx, letter: DeadLetter): Promise<void> {
  const { group, record, partitionKey } = letter
  await insertOutboxRows(tx, [
    {
      topic: deadLetterTopic(group),
      partitionKey,
      eventId: record.key,
      eventType: headerText(record.headers, 'ce_type') ?? 'unknown',
      headers: { ...record.headers, ...reasonHeaders(letter) },
      payload: record.value,
    },
  ])
  afterCommit(tx, announceOutboxRows)
}

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
