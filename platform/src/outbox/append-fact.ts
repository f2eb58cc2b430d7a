import type { Envelope } from '@sac/contracts/events/envelope'
import type { TopicName } from '@sac/contracts/events/topics'
import type { Clock } from '#clock'
import type { Tx } from '#db/with-transaction'
import type { NewId } from '#ids'
import { appendToOutbox } from './append-to-outbox.ts'

export type NewFact = {
  eventType: string
  /** The aggregate's id: partition key and correlation id, so that facts of one aggregate arrive in their order. */
  key: string
  /** Who caused it; null when nobody did. */
  userId: string | null
  data: Envelope['data']
}

/** Publishes a fact that happens now, in version 1.0, in the transaction that makes it true. */
export type AppendFact = (time: { now: Clock; newId: NewId }, tx: Tx, fact: NewFact) => Promise<void>

/** How a service tells its facts: all on one topic, under its own name (`<name>-service`). */
export function createAppendFact({ topic, source }: { topic: TopicName; source: string }): AppendFact {
  return ({ now, newId }, tx, { eventType, key, userId, data }) =>
    appendToOutbox(tx, {
      topic,
      partitionKey: key,
      envelope: {
        eventId: newId(),
        eventType,
        timestamp: now().toISOString(),
        version: '1.0',
        data,
        metadata: { source, userId, correlationId: key },
      },
    })
}
