import type { Batch, BusRecord } from '#bus/port'
import { repeatWhenUndone } from '#db/repeat-when-undone'
import { type Tx, withTransaction } from '#db/with-transaction'
import { backoffMs } from '#timing/backoff'
import { applyEvent, giveUp } from './apply-event.ts'
import { continuePlace } from './continue-place.ts'
import { errorText } from './error-text.ts'
import { type GroupContext, judge, maxDeaths } from './group-context.ts'
import { claimEvents } from './inbox-rows.ts'
import { isDependencyDown } from './is-dependency-down.ts'
import { isUnstorable } from './is-unstorable.ts'
import { insertParkedIfAbsent, listParkedKeys } from './parked-rows.ts'
import { type ReadRecord, readRecord } from './read-record.ts'

/** A batch of one record. */
export type Step = Batch & { record: BusRecord }

/**
 * Deals with one record for good, if the group's place is there: its effect, a dead letter, or a place among the parked
 * messages. `started` counts how often it was begun, this time included. Returns the place afterwards. Rejects only when a
 * dependency is down, and then nothing has been kept.
 */
export async function handleSingle(context: GroupContext, step: Step, started: number): Promise<number> {
  const { record } = step
  const event = readRecord(record)
  if (started > maxDeaths) return park(context, step, { record, event, started: maxDeaths, error: 'process died' })
  try {
    return await repeatWhenUndone(() => inPlace(context, step, (tx) => handleOrQueue(tx, context, record, event)))
  } catch (error) {
    if (isDependencyDown(error)) throw error
    if (isUnstorable(error)) return inPlace(context, step, (tx) => refuse(tx, context, { record, event }))
    const { eventId, envelope } = event
    const correlationId = envelope?.metadata.correlationId
    context.log.warn({ group: context.group, eventId, correlationId, err: error }, 'event parked')
    return park(context, step, { record, event, started: 1, error: errorText(error) })
  }
}

/** Runs `work` in the transaction that moves the place over the record, unless the place is elsewhere. */
function inPlace(context: GroupContext, step: Step, work: (tx: Tx) => Promise<void>): Promise<number> {
  return withTransaction(context.pool, async (tx) => {
    const { records, place } = await continuePlace(tx, context.group, step)
    if (records.length > 0) await work(tx)
    return place
  })
}

async function handleOrQueue(tx: Tx, context: GroupContext, record: BusRecord, event: ReadRecord): Promise<void> {
  const { group, now } = context
  if (judge(context, event) === 'ignore') return
  const waiting = await listParkedKeys(tx, { group, topic: record.topic, keys: [event.partitionKey] })
  if (waiting.size === 0) return applyEvent(tx, context, { ...event, record, step: 'handle', attempts: 1 })
  const behind = { started: 0, attempts: 0, error: null, nextAttemptAt: now() }
  await insertParkedIfAbsent(tx, { group, record, ...event, ...behind })
}

type Failure = { record: BusRecord; event: ReadRecord; started: number; error: string }

// What this database cannot keep today it cannot keep tomorrow.
async function refuse(tx: Tx, context: GroupContext, { record, event }: Pick<Failure, 'record' | 'event'>) {
  await claimEvents(tx, { group: context.group, eventIds: [event.eventId] })
  await giveUp(tx, context, { ...event, record, reason: 'unstorable', step: 'handle', attempts: 1 })
}

const deathWaitMs = 5_000

// A message that killed the process has no ended attempts; one that failed has one. The difference is what retry counts. Most
// that died with their process are innocent of it and go on soon.
async function park(context: GroupContext, step: Step, { record, event, started, error }: Failure): Promise<number> {
  const { group, now, retryBaseMs } = context
  const attempts = started === maxDeaths ? 0 : 1
  const waitMs = started === maxDeaths ? deathWaitMs : backoffMs(1, { baseMs: retryBaseMs, capMs: 600_000 })
  const nextAttemptAt = new Date(now().getTime() + waitMs)
  const place = await inPlace(context, step, (tx) =>
    insertParkedIfAbsent(tx, { group, record, ...event, started, attempts, error, nextAttemptAt }),
  )
  context.onParked()
  return place
}
