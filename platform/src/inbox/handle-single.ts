import type { BusRecord } from '#bus/port'
import { isContention } from '#db/is-database-down'
import { withTransaction } from '#db/with-transaction'
import { backoffMs } from '#timing/backoff'
import { applyEvent } from './apply-event.ts'
import { type GroupContext, judge, maxDeaths } from './group-context.ts'
import { isDependencyDown } from './is-dependency-down.ts'
import { insertParkedIfAbsent, listParkedKeys } from './parked-rows.ts'
import { type ReadRecord, readRecord } from './read-record.ts'

/**
 * Deals with one record for good: its effect, a dead letter, or a place among the parked messages. `started` counts how often
 * it was begun, this time included. Rejects only when a dependency is down, and then nothing has been kept.
 */
export async function handleSingle(context: GroupContext, record: BusRecord, started: number): Promise<void> {
  const event = readRecord(record)
  if (judge(context, event.envelope) === 'ignore') return
  if (started > maxDeaths) return park(context, { record, event, started: maxDeaths, error: 'process died' })
  try {
    await repeatOnContention(() => handleOrQueue(context, record, event))
  } catch (error) {
    if (isDependencyDown(error)) throw error
    context.log.warn({ group: context.group, eventId: event.eventId, err: error }, 'event parked')
    await park(context, { record, event, started: 1, error: error instanceof Error ? error.message : 'unknown' })
  }
}

async function repeatOnContention(work: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work()
    } catch (error) {
      if (!isContention(error) || attempt === 4) throw error
    }
  }
}

async function handleOrQueue(context: GroupContext, record: BusRecord, event: ReadRecord): Promise<void> {
  const { pool, group, now } = context
  await withTransaction(pool, async (tx) => {
    const { topic } = record
    const waiting = await listParkedKeys(tx, { group, topic, keys: [event.partitionKey] })
    if (waiting.size === 0) await applyEvent(tx, context, { ...event, record, step: 'handle', attempts: 1 })
    else {
      const behind = { started: 0, attempts: 0, error: null, nextAttemptAt: now() }
      await insertParkedIfAbsent(tx, { group, record, ...event, ...behind })
    }
  })
}

type Failure = { record: BusRecord; event: ReadRecord; started: number; error: string }

// A message that killed the process has no ended attempts; one that failed has one. The difference is what retry counts.
async function park(context: GroupContext, { record, event, started, error }: Failure): Promise<void> {
  const { pool, group, now, retryBaseMs } = context
  const attempts = started === maxDeaths ? 0 : 1
  const waitMs = backoffMs(started === maxDeaths ? 10 : 1, { baseMs: retryBaseMs, capMs: 600_000 })
  const nextAttemptAt = new Date(now().getTime() + waitMs)
  await insertParkedIfAbsent(pool, { group, record, ...event, started, attempts, error, nextAttemptAt })
}
