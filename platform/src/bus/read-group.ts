// A group on the log: opens its places, subscribes, and watches that what the log holds and where the group stands agree.
import { deadLetterTopic, deadLetterTopicSpec } from '@sac/contracts/events/topics'
import type { Pool } from '#db/create-pool'
import { insertPlacesIfAbsent, listPlaces } from '#inbox/place-rows'
import type { Logger } from '#logging/create-logger'
import { backoffMs } from '#timing/backoff'
import { createLoop } from '#timing/create-loop'
import { comparePlaces } from './compare-places.ts'
import { findStanding, type Seen } from './find-standing.ts'
import type { Consumer, EventBus, Health, Subscription } from './port.ts'

type GroupOptions = {
  bus: EventBus
  pool: Pool
  subscription: Omit<Subscription, 'listPlaces'>
  log: Logger
  /** How often places and log are compared, in milliseconds; a third as often where they agree. */
  watchMs: number
}

/** `trouble` is what keeps the group from going on, in words. */
type Reading = { consumer: Consumer | undefined; trouble: string | undefined; failures: number; seen: Seen }

const standingAfterMs = 30_000

/** Begins when database and log answer, and then goes on for ever; health says what is missing meanwhile. */
export function readGroup(options: GroupOptions): Pick<Consumer, 'health' | 'close'> {
  const reading: Reading = { consumer: undefined, trouble: 'not begun', failures: 0, seen: new Map() }
  const loop = createLoop((signal) => turn(options, reading, signal))
  let closed: Promise<void> | undefined
  const close = async (deadlineMs: number) => {
    await Promise.all([loop.stop(), reading.consumer?.close(deadlineMs)])
    // The turn that ran when we were asked may have subscribed.
    await reading.consumer?.close(deadlineMs)
  }
  return { health: () => healthOf(reading), close: (deadlineMs) => (closed ??= close(deadlineMs)) }
}

function healthOf({ consumer, trouble }: Reading): Health {
  if (trouble !== undefined || !consumer) return { ok: false, reason: trouble ?? 'not subscribed' }
  return consumer.health()
}

async function turn(options: GroupOptions, reading: Reading, signal: AbortSignal): Promise<number> {
  const { log, watchMs } = options
  const { group } = options.subscription
  try {
    reading.consumer ??= await open(options)
    reading.failures = 0
    const isQuiet = signal.aborted || (await watch(options, reading, reading.consumer))
    return isQuiet ? 3 * watchMs : watchMs
  } catch (error) {
    reading.failures += 1
    const reason = error instanceof Error ? error.message : 'unknown'
    if (!reading.consumer) reading.trouble = reason
    log.warn({ group, failures: reading.failures, reason }, 'event log or places not reached')
    return backoffMs(reading.failures, { baseMs: 250, capMs: 3_000 })
  }
}

/** A new group begins with everything kept. */
async function open({ bus, pool, subscription }: GroupOptions): Promise<Consumer> {
  const { group, topics } = subscription
  await bus.ensureTopics([{ name: deadLetterTopic(group), ...deadLetterTopicSpec }])
  const places = (await bus.ranges(topics)).map(({ first, ...at }) => ({ ...at, next: first }))
  await insertPlacesIfAbsent(pool, { group, places })
  return bus.subscribe({ ...subscription, listPlaces: () => listPlaces(pool, { group }) })
}

/** Returns whether the group has done all there is. */
async function watch({ bus, pool, subscription, log }: GroupOptions, reading: Reading, consumer: Consumer) {
  const { group, topics } = subscription
  const { lost, behind } = comparePlaces(await listPlaces(pool, { group }), await bus.ranges(topics))
  if (lost.length > 0) log.error({ group, alarm: 'events-missing', lost }, 'a group cannot go on')
  reading.trouble = lost.length > 0 ? lost.join('; ') : undefined
  const { seen, standing } = findStanding(reading.seen, behind, { now: performance.now(), afterMs: standingAfterMs })
  reading.seen = standing.length > 0 ? new Map() : seen
  if (standing.length > 0) consumer.restart(`no progress in ${standing.join(', ')}`)
  return lost.length === 0 && behind.length === 0
}
