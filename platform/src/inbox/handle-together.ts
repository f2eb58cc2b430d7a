import type { Envelope } from '@sac/contracts/events/envelope'
import type { Batch } from '#bus/port'
import { type Tx, withTransaction } from '#db/with-transaction'
import { continuePlace } from './continue-place.ts'
import { type BatchHandler, type GroupContext, handlerOf, judge } from './group-context.ts'
import { claimEvents, claimNewEvents, isKnownEvent, type NewEvents, setOutcome } from './inbox-rows.ts'
import type { Outcome } from './outcome.ts'
import { listParkedKeys } from './parked-rows.ts'
import { readRecord } from './read-record.ts'

/** Something in the batch needs to be looked at one by one; nothing of the batch has been kept. */
export class NeedsSingleSteps extends Error {
  override readonly name = 'NeedsSingleSteps'
}

/**
 * The fast path: many events, one transaction, in order; returns the group's place afterwards. Rejects, keeping nothing, when
 * any of them fails, is to be parked or is a dead letter; then each is dealt with on its own.
 */
export async function handleTogether(context: GroupContext, batch: Batch): Promise<number> {
  try {
    return await inOneTransaction(context, batch, claimAllNew)
  } catch (error) {
    if (!isKnownEvent(error)) throw error
    return inOneTransaction(context, batch, claimUnknown)
  }
}

function inOneTransaction(context: GroupContext, batch: Batch, claim: Claim): Promise<number> {
  return withTransaction(context.pool, async (tx) => {
    const { records, place } = await continuePlace(tx, context.group, batch)
    const events = records.map(readRecord).filter((event) => judge(context, event) !== 'ignore')
    if (events.some((event) => judge(context, event) !== 'handle')) throw new NeedsSingleSteps()
    if (events.length === 0) return place
    const eventIds = [...new Set(events.map(({ eventId }) => eventId))]
    const keys = [...new Set(events.map(({ partitionKey }) => partitionKey))]
    const fresh = await claim(tx, { group: context.group, topic: batch.topic, eventIds, keys })
    // An event twice in one batch takes effect once.
    const envelopes = events.flatMap(({ eventId, envelope }) => (envelope && fresh.delete(eventId) ? [envelope] : []))
    await applyAll(tx, context, envelopes)
    return place
  })
}

/** Returns the events whose effect is to be taken. */
type Claim = (tx: Tx, events: NewEvents) => Promise<Set<string>>

const claimAllNew: Claim = async (tx, events) => {
  if (!(await claimNewEvents(tx, events))) throw new NeedsSingleSteps()
  return new Set(events.eventIds)
}

const claimUnknown: Claim = async (tx, events) => {
  if ((await listParkedKeys(tx, events)).size > 0) throw new NeedsSingleSteps()
  return claimEvents(tx, events)
}

async function applyAll(tx: Tx, context: GroupContext, envelopes: readonly Envelope[]): Promise<void> {
  const { group } = context
  const outcomes = await (context.batchHandler ?? oneAfterTheOther(context))(tx, envelopes)
  for (const [index, outcome] of outcomes.entries()) {
    if (outcome.kind === 'dead-letter') throw new NeedsSingleSteps()
    const { eventId = '' } = envelopes[index] ?? {}
    if (outcome.kind === 'skip') await setOutcome(tx, { group, eventId, outcome: 'skipped' })
  }
}

const oneAfterTheOther =
  (context: GroupContext): BatchHandler =>
  async (tx, envelopes) => {
    const outcomes: Outcome[] = []
    for (const envelope of envelopes) {
      const outcome = await handlerOf(context, envelope)(tx, envelope)
      outcomes.push(outcome)
      if (outcome.kind === 'dead-letter') break
    }
    return outcomes
  }
