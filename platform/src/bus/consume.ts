import type { TopicName } from '@sac/contracts/events/topics'
import { type Clock, systemClock } from '#clock'
import type { Pool } from '#db/create-pool'
import { type NewId, uuidv7 } from '#ids'
import type { BatchHandler, EventHandler, GroupContext } from '#inbox/group-context'
import { handleBatch } from '#inbox/handle-batch'
import { measureParked } from '#inbox/parked-rows'
import { movePassedOver } from '#inbox/passed-over'
import { startPruning } from '#inbox/prune'
import { retryAllDue } from '#inbox/retry-parked'
import type { Logger } from '#logging/create-logger'
import { createLoop, type Loop } from '#timing/create-loop'
import type { EventBus, Health } from './port.ts'
import { readGroup } from './read-group.ts'

export type RunningConsumer = {
  health: () => Health
  /** Messages waiting for another attempt, and for how long the oldest, in milliseconds. */
  measureParked: () => Promise<{ parked: number; oldestMs: number }>
  /** Finishes what is in hand, at most `deadlineMs`; the rest is delivered again. Idempotent. */
  close: (deadlineMs: number) => Promise<void>
}

type ConsumeOptions = {
  bus: EventBus
  /** Its search path begins with the schema that holds the group's places, inbox and outbox (see migrateMessaging). */
  pool: Pool
  group: string
  topics: readonly TopicName[]
  /** By event type. `(tx, envelope) => done | skip(reason) | deadLetter(reason)`; a rejection means: again later. */
  handlers: Readonly<Record<string, EventHandler>>
  /** Does what `handlers` do, for a batch at a time. */
  batchHandler?: BatchHandler
  /** Versions a handler understands, where that is not `1.0` alone. */
  versions?: Readonly<Record<string, readonly string[]>>
  /** Events may wait for so many milliseconds, to be taken with others; not at all unless told. */
  gatherMs?: number
  log: Logger
  now?: Clock
  newId?: NewId
  /** Failed attempts after which a message goes to `<group>-dlq`; 8 unless told (about four minutes). */
  maxAttempts?: number
  retryBaseMs?: number
  /** How often parked messages are looked at, where there are any; 1 s unless told. */
  retrySweepMs?: number
  /** How often the group's places are compared with the log, where they differ; 5 s unless told. */
  watchMs?: number
}

/**
 * Runs a consumer group: each event takes effect once, in the transaction that writes its inbox row and moves the group's place.
 * An event that fails is parked with the later ones of its partition key and repeated with growing waits, others flow on; what
 * can never succeed goes to the dead letters. Event types without handler are ignored. While log or database cannot be reached
 * it keeps trying, and health says so.
 */
export function consume(options: ConsumeOptions): RunningConsumer {
  const { bus, group, topics, pool, log, gatherMs = 0, watchMs = 5_000 } = options
  const context = contextOf(options, () => retries.wake())
  const onBatch = (batch: Parameters<typeof handleBatch>[1]) => handleBatch(context, batch)
  const subscription = { group, topics, eventTypes: Object.keys(options.handlers), gatherMs, onBatch }
  const reading = readGroup({ bus, pool, subscription, log, watchMs })
  const moving = startMoving(context)
  const retries = startRetries(context, options.retrySweepMs ?? 1_000)
  const pruning = startPruning(context)
  return {
    health: reading.health,
    measureParked: () => measureParked(pool, group),
    close: async (deadlineMs) => {
      await Promise.all([reading.close(deadlineMs), retries.stop(), pruning.stop(), moving.stop()])
      await tryToMove(context)
    },
  }
}

const contextOf = (options: ConsumeOptions, onParked: () => void): GroupContext => ({
  ...options,
  onParked,
  versions: options.versions ?? {},
  now: options.now ?? systemClock,
  newId: options.newId ?? uuidv7,
  maxAttempts: options.maxAttempts ?? 8,
  retryBaseMs: options.retryBaseMs ?? 2_000,
})

const movingMs = 1_000

/** What was passed over is nobody's work: how far a group has come may be told late. */
const startMoving = (context: GroupContext): Loop => createLoop(() => tryToMove(context).then(() => movingMs))

async function tryToMove(context: GroupContext): Promise<void> {
  const { group, log } = context
  await movePassedOver(context).catch((error: unknown) => log.warn({ group, err: error }, 'places not moved'))
}

/** What this process parks it looks after from then on; what a process parked that is gone, a moment later. */
function startRetries(context: GroupContext, sweepMs: number): Loop {
  return createLoop(async (signal) => {
    try {
      return (await retryAllDue(context, signal)) ? sweepMs : 5 * sweepMs
    } catch (error) {
      const reason = error instanceof Error ? error.message : 'unknown'
      context.log.warn({ group: context.group, reason }, 'parked events not reachable')
      return sweepMs
    }
  })
}
