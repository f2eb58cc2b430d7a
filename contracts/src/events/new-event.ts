import { catalogue, type EventData, type EventType } from './catalogue.ts'
import type { CatalogueEntry } from './catalogue-entry.ts'

/** An event that is still to be published. */
export type NewEvent = {
  type: EventType
  data: Record<string, unknown>
  /** Id of the aggregate. */
  key: string
  /** Who caused it; null when nobody did. */
  userId: string | null
  /** Its id, where it has one already; made when it is published unless given. */
  eventId?: string
  /** Of the flow it belongs to; unless told, its inspection's, or that of what is being done. */
  correlationId?: string
  /** When it became true; the moment it is published unless given. */
  at?: Date
}

/** An event with data as the catalogue has it. Publish it in the transaction that makes it true (platform, outbox/publish). */
export function newEvent<Type extends EventType>(
  type: Type,
  data: EventData<Type>,
  by: Pick<NewEvent, 'userId' | 'eventId' | 'at' | 'correlationId'>,
): NewEvent {
  return { type, data, key: aggregateOf(catalogue[type], data), ...by }
}

function aggregateOf({ aggregate }: CatalogueEntry, data: Record<string, unknown>): string {
  for (const member of aggregate) {
    const id = data[member]
    if (typeof id === 'string') return id
  }
  throw new Error(`an event says nothing in ${aggregate.join(' or ')}`)
}
