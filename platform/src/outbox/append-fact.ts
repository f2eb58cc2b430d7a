import type { Envelope } from '@sac/contracts/events/envelope'
import type { TopicName } from '@sac/contracts/events/topics'
import type { Clock } from '#clock'
import type { Tx } from '#db/with-transaction'
import type { NewId } from '#ids'
import { appendAllToOutbox } from './append-to-outbox.ts'

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

/** The same for many in one statement; facts of one aggregate keep their order. */
export type AppendFacts = (time: { now: Clock; newId: NewId }, tx: Tx, facts: readonly NewFact[]) => Promise<void>

type Teller = { topic: TopicName; source: string }

/** How a service tells its facts: all on one topic, under its own name (`<name>-service`). */
export function createAppendFact(teller: Teller): AppendFact {
  const appendFacts = createAppendFacts(teller)
  return (time, tx, fact) => appendFacts(time, tx, [fact])
}

export function createAppendFacts({ topic, source }: Teller): AppendFacts {
  return ({ now, newId }, tx, facts) =>
    appendAllToOutbox(
      tx,
      facts.map(({ eventType, key, userId, data }) => ({
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
      })),
    )
}
