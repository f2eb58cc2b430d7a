// The one place where what the log brings becomes typed.
import { catalogue, type EventData, type EventType } from '@sac/contracts/events/catalogue'
import type { Envelope } from '@sac/contracts/events/envelope'
import * as z from 'zod/mini'

/** An event as its reader sees it. */
export type ReceivedEvent<Type extends EventType = EventType, Data = EventData<Type>> = {
  eventId: string
  eventType: Type
  /** When it became true. */
  at: Date
  /** Who caused it; null when nobody did. */
  userId: string | null
  /** Of the flow it belongs to. */
  correlationId: string
  data: Data
}

/** An event of one of several types, told apart by `eventType`. */
export type AnyEvent<Type extends EventType> = { [One in Type]: ReceivedEvent<One> }[Type]

/** The event, if it is of one of these types and its data is what the catalogue promises. */
export function decodeEvent<Type extends EventType>(
  envelope: Envelope,
  types: readonly Type[],
): AnyEvent<Type> | undefined {
  const type = types.find((one) => one === envelope.eventType)
  return type && (decodeData(envelope, catalogue[type].data) as AnyEvent<Type> | undefined)
}

/** The event with the part of its data that `schema` is about; undefined where it does not match. */
export function decodeData<Schema extends z.ZodMiniType>(
  { eventId, eventType, timestamp, metadata, data }: Envelope,
  schema: Schema,
): ReceivedEvent<EventType, z.output<Schema>> | undefined {
  const at = new Date(timestamp)
  const parsed = z.safeParse(schema, data)
  if (!parsed.success || Number.isNaN(at.getTime())) return undefined
  const { userId, correlationId } = metadata
  return { eventId, eventType: eventType as EventType, at, userId, correlationId, data: parsed.data }
}
