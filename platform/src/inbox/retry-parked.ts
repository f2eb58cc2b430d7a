import { withTransaction } from '#db/with-transaction'
import { backoffMs } from '#timing/backoff'
import { applyEvent, giveUp } from './apply-event.ts'
import { errorText } from './error-text.ts'
import { type GroupContext, maxDeaths } from './group-context.ts'
import { claimEvents } from './inbox-rows.ts'
import { isDependencyDown } from './is-dependency-down.ts'
import { isUnstorable } from './is-unstorable.ts'
import {
  deleteParked,
  endParkedAttempt,
  hasParked,
  listDueParked,
  type ParkedMessage,
  startParkedAttempt,
  undoParkedAttempt,
} from './parked-rows.ts'
import { readRecord } from './read-record.ts'

// A process that died with it gives it back this soon; an attempt that outlives its lease and one begun after it cannot both
// remove the message.
const leaseMs = 10_000

/** Tries what is due, and again until nothing is; returns whether messages stay parked. */
export async function retryAllDue(context: GroupContext, signal: AbortSignal): Promise<boolean> {
  if (!(await hasParked(context.pool, context.group))) return false
  while (!signal.aborted && (await retryParked(context)));
  return true
}

/** Tries all parked messages whose time has come, the oldest of each key; returns whether there was any. */
export async function retryParked(context: GroupContext): Promise<boolean> {
  const { pool, group, now } = context
  const due = await listDueParked(pool, { group, now: now(), limit: 50 })
  for (const id of due) {
    const leaseUntil = new Date(now().getTime() + leaseMs)
    const message = await startParkedAttempt(pool, { id, now: now(), leaseUntil })
    if (message) await retryOne(context, message)
  }
  return due.length > 0
}

async function retryOne(context: GroupContext, message: ParkedMessage): Promise<void> {
  // Begun before and not ended: those processes died with it.
  if (message.started - 1 - message.attempts > maxDeaths)
    return abandon(context, message, { reason: 'kills-the-process', error: null })
  try {
    await withTransaction(context.pool, async (tx) => {
      if (!(await deleteParked(tx, message))) return
      const attempts = message.attempts + 1
      await applyEvent(tx, context, { ...readRecord(message), record: message, step: 'retry', attempts })
    })
  } catch (error) {
    await recordFailure(context, message, error)
  }
}

async function recordFailure(context: GroupContext, message: ParkedMessage, error: unknown): Promise<void> {
  const { pool, now, maxAttempts, retryBaseMs, log, group } = context
  const { id, started, eventId } = message
  const failed = message.attempts + 1
  const nextAttemptAt = new Date(now().getTime() + backoffMs(failed, { baseMs: retryBaseMs, capMs: 600_000 }))
  if (isDependencyDown(error)) return undoParkedAttempt(pool, { id, started, nextAttemptAt })
  const correlationId = readRecord(message).envelope?.metadata.correlationId
  log.warn({ group, eventId, correlationId, attempts: failed, err: error }, 'parked event failed again')
  const text = errorText(error)
  if (isUnstorable(error))
    return abandon(context, { ...message, attempts: failed }, { reason: 'unstorable', error: text })
  if (failed >= maxAttempts)
    return abandon(context, { ...message, attempts: failed }, { reason: 'attempts-exhausted', error: text })
  return endParkedAttempt(pool, { id, started, error: text, nextAttemptAt })
}

type Why = { reason: string; error: string | null }

async function abandon(context: GroupContext, message: ParkedMessage, why: Why): Promise<void> {
  await withTransaction(context.pool, async (tx) => {
    if (!(await deleteParked(tx, message))) return
    const event = readRecord(message)
    await claimEvents(tx, { group: context.group, eventIds: [event.eventId] })
    await giveUp(tx, context, { ...event, record: message, ...why, step: 'retry', attempts: message.attempts })
  })
}
