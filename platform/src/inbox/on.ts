// How a service says what it does about events: `on(types, handle)`, with data as the catalogue has it.
import { catalogue, type EventData, type EventType } from '@sac/contracts/events/catalogue'
import type { Envelope } from '@sac/contracts/events/envelope'
import type * as z from 'zod/mini'
import type { Tx } from '#db/with-transaction'
import { decodeData, type ReceivedEvent } from './decode-event.ts'
import { deadLetter, type Outcome } from './outcome.ts'

/** What is done about the events of some types; made by `on`. */
export type On<Type extends EventType, Result> = {
  types: readonly Type[]
  /** What the handler says; or, without asking it, that this can never be read. */
  handle: (tx: Tx, envelope: Envelope) => Result | Outcome
}

/** Data that is not what the catalogue promises: it never will be. */
export const invalidData = deadLetter('invalid-data')

type Handle<Type extends EventType, Data, Result> = (event: ReceivedEvent<Type, Data>, tx: Tx) => Result

/** Only what the catalogue promises can be needed. */
type PartOf<Type extends EventType, Needs extends z.ZodMiniType> =
  EventData<Type> extends z.output<Needs> ? unknown : { notInTheCatalogue: z.output<Needs> }

/** Handles events of one or several types, with all of their data. */
export const on = <const Type extends EventType, Result>(
  types: Type | readonly Type[],
  handle: Handle<Type, EventData<Type>, Result>,
): On<Type, Result> => handling(types, (type) => catalogue[type].data, handle)

/** The same for who needs less than the catalogue has: a schema picked from it. The rest is neither checked nor kept. */
export const onPart = <const Type extends EventType, Needs extends z.ZodMiniType, Result>(
  types: Type | readonly Type[],
  needs: Needs & PartOf<Type, Needs>,
  handle: Handle<Type, z.output<Needs>, Result>,
): On<Type, Result> => handling(types, () => needs, handle)

const handling = <Type extends EventType, Data, Result>(
  types: Type | readonly Type[],
  schemaOf: (type: Type) => z.ZodMiniType,
  handle: Handle<Type, Data, Result>,
): On<Type, Result> => ({
  types: typeof types === 'string' ? [types] : types,
  handle: (tx, envelope) => {
    const event = decodeData(envelope, schemaOf(envelope.eventType as Type))
    return event ? handle(event as ReceivedEvent<Type, Data>, tx) : invalidData
  },
})
