import type { Batch } from '#bus/port'
import { type Tx, withTransaction } from '#db/with-transaction'
import { continuePlace } from './continue-place.ts'
import { type BatchHandler, type GroupContext, handlerOf, judge } from './group-context.ts'
import { claimEvents, setOutcome } from './inbox-rows.ts'
import type { Outcome } from './outcome.ts'
import { listParkedKeys } from './parked-rows.ts'
import { type ReadRecord, readRecord } from './read-record.ts'

/** Something in the batch needs to be looked at one by one; nothing of the batch has been kept. */
export class NeedsSingleSteps extends Error {
  override readonly name = 'NeedsSingleSteps'
}

/**
 * The fast path: many events, one transaction, in order; returns the group's place afterwards. Rejects, keeping nothing, when
 * any of them fails, is to be parked or is a dead letter; then each is dealt with on its own.
 */
export function handleTogether(context: GroupContext, batch: Batch): Promise<number> {
  return withTransaction(context.pool, async (tx) => {
    const { records, place } = await continuePlace(tx, context.group, batch)
    const events = records.map(readRecord).filter((event) => judge(context, event) !== 'ignore')
    if (events.some((event) => judge(context, event) !== 'handle')) throw new NeedsSingleSteps()
    if (events.length > 0) await applyAll(tx, context, { events, topic: batch.topic })
    return place
  })
}

async function applyAll(
  tx: Tx,
  context: GroupContext,
  { events, topic }: { events: readonly ReadRecord[]; topic: string },
): Promise<void> {
  const { group } = context
  const keys = [...new Set(events.map(({ partitionKey }) => partitionKey))]
  if ((await listParkedKeys(tx, { group, topic, keys })).size > 0) throw new NeedsSingleSteps()
  const fresh = await claimEvents(tx, { group, eventIds: events.map(({ eventId }) => eventId) })
  // An event twice in one batch takes effect once.
  const envelopes = events.flatMap(({ eventId, envelope }) => (envelope && fresh.delete(eventId) ? [envelope] : []))
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
