// Reads the rows of `events` by state.
import type { Outbox } from './outbox.ts'
import type { EventRow, EventState } from './outbox-schema.ts'
import { answered } from './transactions.ts'

/** Every seq there is. */
export const whole = [0, Number.MAX_SAFE_INTEGER] as const

export const stateRange = ({ IDBKeyRange }: Outbox, state: EventState, [from, to]: readonly [number, number]) =>
  IDBKeyRange.bound([state, from], [state, to])

/** In seq order. */
export const rowsIn = (events: IDBObjectStore, range: IDBKeyRange, limit?: number) =>
  answered(events.index('state').getAll(range, limit)) as Promise<EventRow[]>
