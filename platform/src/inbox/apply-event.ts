import type { Envelope } from '@sac/contracts/events/envelope'
import { sayAtOnce } from '#db/before-commit'
import type { Tx } from '#db/with-transaction'
import { type GroupContext, handlerOf, judge } from './group-context.ts'
import { claimEvents, setOutcome } from './inbox-rows.ts'
import type { DeadLetter } from './insert-dead-letter.ts'
import { insertDeadLetter } from './insert-dead-letter.ts'
import type { Outcome } from './outcome.ts'
import type { ReadRecord } from './read-record.ts'

type Application = ReadRecord & { record: DeadLetter['record']; step: DeadLetter['step']; attempts: number }

/** Claims one event and takes its effect, or sends it to the dead letters. A rejection leaves `tx` to be rolled back. */
export async function applyEvent(tx: Tx, context: GroupContext, event: Application): Promise<void> {
  const { eventId, envelope } = event
  const handling = judge(context, event)
  if (handling === 'ignore') return
  const claimed = await claimEvents(tx, { group: context.group, eventIds: [eventId] })
  if (!claimed.has(eventId)) return
  if (envelope && handling === 'handle') await handleClaimed(tx, context, { ...event, envelope })
  else await giveUp(tx, context, { ...event, reason: handling })
}

async function handleClaimed(
  tx: Tx,
  context: GroupContext,
  event: Application & { envelope: Envelope },
): Promise<void> {
  const outcome = await takeEffect(tx, () => handlerOf(context, event.envelope)(tx, event.envelope))
  if (outcome.kind === 'dead-letter') await giveUp(tx, context, { ...event, reason: outcome.reason })
  if (outcome.kind === 'skip') {
    await setOutcome(tx, { group: context.group, eventIds: [event.eventId], outcome: 'skipped' })
  }
}

// A dead letter leaves no half effect behind, while its inbox row stays.
async function takeEffect(tx: Tx, handle: () => Promise<Outcome>): Promise<Outcome> {
  await sayAtOnce(tx)
  await tx.query('SAVEPOINT effect')
  const outcome = await handle()
  if (outcome.kind === 'dead-letter') await tx.query('ROLLBACK TO SAVEPOINT effect')
  return outcome
}

type GivenUp = Application & { reason: string; error?: string | null }

/** Sends a message to the dead letters and remembers it as dealt with. */
export async function giveUp(
  tx: Tx,
  { group, log, now, newId }: GroupContext,
  { eventId, envelope, record, partitionKey, reason, step, attempts, error = null }: GivenUp,
): Promise<void> {
  await setOutcome(tx, { group, eventIds: [eventId], outcome: 'dead-lettered' })
  const why = { reason, step, attempts, error, now: now() }
  await insertDeadLetter(tx, { letterId: newId(), group, eventId, record, partitionKey, ...why })
  const correlationId = envelope?.metadata.correlationId
  log.warn({ group, eventId, correlationId, topic: record.topic, reason, step }, 'dead letter')
}
