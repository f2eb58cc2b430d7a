import { join } from 'node:path'
import { type Clock, systemClock } from '#clock'
import { createPool, type Pool } from '#db/create-pool'
import { migrate } from '#db/migrate'
import type { Logger } from '#logging/create-logger'
import { atMostEvery } from '#timing/at-most-every'
import { createLoop, type Loop } from '#timing/create-loop'
import { BusError, type EventBus, type Health, type Place, type TopicSpec } from '../port.ts'
import { appendRecords } from './append-records.ts'
import { applyRetention } from './apply-retention.ts'
import { classified } from './classified.ts'
import {
  findOffsetAt,
  findPartitionCount,
  type Head,
  insertPartitionsIfAbsent,
  insertTopicIfAbsent,
  listHeads,
} from './log-statements.ts'
import { createLogTail, type LogTail } from './log-tail.ts'
import { type LogConsumer, startLogConsumer } from './start-log-consumer.ts'

type LogOptions = {
  url: string
  log: Logger
  now?: Clock
  /** How often to look for records of other processes; 250 ms unless told. */
  pollMs?: number
  /** How soon partitions of a member that is gone are taken over; 1 s unless told. */
  claimMs?: number
}

export const eventLogSchema = 'event_log'
const schema = eventLogSchema
const folder = join(import.meta.dirname, '../../../migrations/event-log')
const sixHoursMs = 6 * 3_600_000

/** Brings schema `event_log` up to date. */
export async function migratePostgresLog(pool: Pool): Promise<void> {
  await migrate(pool, { schema, folder })
}

/** The event log of the embedded installation: one machine, one PostgreSQL. Offsets are dense, commits are fenced. */
export async function createPostgresLog(options: LogOptions): Promise<EventBus> {
  const { url, log, now = systemClock, pollMs = 250, claimMs = 1_000 } = options
  const pool = createPool({ url, log, schema, max: 40, name: 'event log' })
  await migratePostgresLog(pool)
  const tail = createLogTail()
  // However many groups look, the log is asked once.
  const listEnds = atMostEvery(pollMs, () => {
    tail.trim()
    return listHeads(pool)
  })
  const consumers = new Set<LogConsumer>()
  const looking = startLooking({ consumers, listEnds, pollMs })
  const retention = startRetention(pool, log, now)
  let closing: Promise<void> | undefined
  const close = async (deadlineMs: number) => {
    await Promise.all([
      looking.stop(),
      retention.stop(),
      ...[...consumers].map((consumer) => consumer.close(deadlineMs)),
    ])
    await pool.end()
  }
  return {
    ensureTopics: (specs) => classified(() => ensureTopics(pool, specs)),
    publish: createPublish(pool, tail, now),
    subscribe: (subscription) => {
      const consumer = startLogConsumer({ pool, tail, listEnds, subscription, log, claimMs })
      consumers.add(consumer)
      return consumer
    },
    ranges: (topics) =>
      classified(async () => (await listHeads(pool, topics)).map(({ next: end, ...range }) => ({ ...range, end }))),
    placesAt: (topic, time) => classified(() => listPlacesAt(pool, topic, time)),
    health: () => askPool(pool),
    close: (deadlineMs) => (closing ??= close(deadlineMs)),
  }
}

type Looking = {
  consumers: ReadonlySet<LogConsumer>
  listEnds: () => Promise<readonly Head[]>
  pollMs: number
}

/** What this process appends its consumers know at once; what others appended is looked for, once for all of them. */
function startLooking({ consumers, listEnds, pollMs }: Looking): Loop {
  return createLoop(async () => {
    if (consumers.size === 0) return pollMs
    const heads = await listEnds().catch(() => undefined)
    for (const consumer of consumers) {
      if (heads) consumer.look(heads)
      else consumer.wake()
    }
    return pollMs
  })
}

function startRetention(pool: Pool, log: Logger, now: Clock): Loop {
  return createLoop(async () => {
    await applyRetention(pool, now()).catch((error: unknown) => log.warn({ err: error }, 'retention postponed'))
    return sixHoursMs
  })
}

function createPublish(pool: Pool, tail: LogTail, now: Clock): EventBus['publish'] {
  const counts = new Map<string, number>()
  return (topic, messages) =>
    classified(async () => {
      if (messages.length === 0) return
      const partitions = counts.get(topic) ?? (await requirePartitions(pool, topic))
      counts.set(topic, partitions)
      for (const records of await appendRecords(pool, { topic, partitions, messages, now: now() })) tail.add(records)
    })
}

async function askPool(pool: Pool): Promise<Health> {
  try {
    await pool.query('SELECT 1')
    return { ok: true }
  } catch {
    return { ok: false, reason: 'the database of the event log does not answer' }
  }
}

async function ensureTopics(pool: Pool, specs: readonly TopicSpec[]): Promise<void> {
  for (const spec of specs) await ensureTopic(pool, spec)
}

async function ensureTopic(pool: Pool, spec: TopicSpec): Promise<void> {
  await insertTopicIfAbsent(pool, spec)
  await insertPartitionsIfAbsent(pool, spec.name)
  const partitions = await requirePartitions(pool, spec.name)
  if (partitions !== spec.partitions) {
    throw new BusError('fatal', `topic ${spec.name} has ${partitions} partitions, not ${spec.partitions}`)
  }
}

async function requirePartitions(pool: Pool, topic: string): Promise<number> {
  const partitions = await findPartitionCount(pool, topic)
  if (partitions === undefined) throw new BusError('fatal', `there is no topic ${topic}`)
  return partitions
}

async function listPlacesAt(pool: Pool, topic: string, time: Date): Promise<Place[]> {
  const heads = await listHeads(pool, [topic])
  return Promise.all(
    heads.map(async ({ partition }) => ({
      topic,
      partition,
      next: await findOffsetAt(pool, { topic, partition, time }),
    })),
  )
}
