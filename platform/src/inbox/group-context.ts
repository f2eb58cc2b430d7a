import type { Envelope } from '@sac/contracts/events/envelope'
import type { Clock } from '#clock'
import type { Pool } from '#db/create-pool'
import type { Tx } from '#db/with-transaction'
import type { NewId } from '#ids'
import type { Logger } from '#logging/create-logger'
import type { Outcome } from './outcome.ts'
import type { ReadRecord } from './read-record.ts'

/** The effect of one event, in the transaction of its inbox row. */
export type EventHandler = (tx: Tx, envelope: Envelope) => Promise<Outcome>

/**
 * The effects of many new events of one partition, in the order of the log, in one transaction; what it does must be what the
 * single handlers would have done one after the other. Returns an outcome for each, in the same order. A rejection or a dead
 * letter keeps nothing: each event then goes through its single handler.
 */
export type BatchHandler = (tx: Tx, envelopes: readonly Envelope[]) => Promise<readonly Outcome[]>

/** What every step of a consumer group needs. `pool` has the service's schema first in its search path. */
export type GroupContext = {
  pool: Pool
  group: string
  handlers: Readonly<Record<string, EventHandler>>
  /** Takes a batch together where that is cheaper than one after the other. */
  batchHandler?: BatchHandler
  /** Known versions per event type; `1.0` alone where not named. */
  versions: Readonly<Record<string, readonly string[]>>
  log: Logger
  now: Clock
  newId: NewId
  /** Failed attempts after which a message goes to the dead letters. */
  maxAttempts: number
  retryBaseMs: number
  /** Called when a message has been parked: its time comes sooner than parked ones are looked for where there are none. */
  onParked: () => void
}

export type Handling = 'handle' | 'ignore' | 'unknown-version' | NonNullable<ReadRecord['flaw']>

/** Unknown types are somebody else's; a version we do not know must not be guessed at. */
export function judge({ handlers, versions }: GroupContext, { envelope, flaw }: ReadRecord): Handling {
  if (!envelope) return flaw ?? 'invalid-envelope'
  if (!Object.hasOwn(handlers, envelope.eventType)) return 'ignore'
  return (versions[envelope.eventType] ?? ['1.0']).includes(envelope.version) ? 'handle' : 'unknown-version'
}

/** The handler of an event that was judged `handle`. */
export function handlerOf({ handlers }: GroupContext, { eventType }: Envelope): EventHandler {
  const handler = handlers[eventType]
  if (!handler) throw new Error(`no handler for ${eventType}`)
  return handler
}

/** Process deaths under one message after which it is taken out of the way. */
export const maxDeaths = 3
