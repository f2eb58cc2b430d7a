import { catalogue } from '@sac/contracts/events/catalogue'
import type { NewEvent } from '@sac/contracts/events/new-event'
import type { Clock } from '#clock'
import type { Tx } from '#db/with-transaction'
import type { NewId } from '#ids'
import { appendToOutbox, type Fact } from './append-to-outbox.ts'

type Time = { now: Clock; newId: NewId }

/**
 * Publishes events in the transaction that makes them true, in one statement; those of one aggregate keep their order. What is
 * not said with them is in the catalogue.
 */
export const publish = (time: Time, tx: Tx, events: readonly NewEvent[]): Promise<void> =>
  appendToOutbox(
    tx,
    events.map((event) => toFact(time, event)),
  )

function toFact({ now, newId }: Time, { type, data, key, userId, eventId, at, correlationId }: NewEvent): Fact {
  const { topic, version, source } = catalogue[type]
  return {
    topic,
    partitionKey: key,
    envelope: {
      eventId: eventId ?? newId(),
      eventType: type,
      timestamp: (at ?? now()).toISOString(),
      version,
      data,
      metadata: { source, userId, correlationId: correlationId ?? key },
    },
  }
}
