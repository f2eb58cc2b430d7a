import { catalogue } from '@sac/contracts/events/catalogue'
import type { NewEvent } from '@sac/contracts/events/new-event'
import type { Clock } from '#clock'
import type { Tx } from '#db/with-transaction'
import { currentFlow } from '#flow/current-flow'
import type { NewId } from '#ids'
import { appendToOutbox, type Fact } from './append-to-outbox.ts'

type Time = { now: Clock; newId: NewId }

/**
 * Publishes events in the transaction that makes them true, in one statement; those of one aggregate keep their order. What is
 * not said with them is in the catalogue. An event belongs to the flow it names; else to that of the inspection it speaks of, which
 * begins with the booking; else to the flow it is published in.
 */
export const publish = (time: Time, tx: Tx, events: readonly NewEvent[]): Promise<void> =>
  appendToOutbox(
    tx,
    events.map((event) => factOf(time, event)),
  )

/** An event as it goes out, in the flow it belongs to. */
export function factOf({ now, newId }: Time, event: NewEvent): Fact {
  const { type, data, key, userId, eventId, at } = event
  const { topic, version, source } = catalogue[type]
  const causationId = currentFlow()?.causationId
  return {
    topic,
    partitionKey: key,
    envelope: {
      eventId: eventId ?? newId(),
      eventType: type,
      timestamp: (at ?? now()).toISOString(),
      version,
      data,
      metadata: { source, userId, correlationId: flowOf(event), ...(causationId === undefined ? {} : { causationId }) },
    },
  }
}

function flowOf({ correlationId, data: { inspectionId }, key }: NewEvent): string {
  if (correlationId !== undefined) return correlationId
  if (typeof inspectionId === 'string') return inspectionId
  return currentFlow()?.correlationId ?? key
}
