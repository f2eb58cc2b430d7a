import type { BusRecord } from '#bus/port'
import { type Tx, withTransaction } from '#db/with-transaction'
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
 * The fast path: many events, one transaction, in order. Rejects, keeping nothing, when any of them fails, is to be parked or
 * is a dead letter; then each is dealt with on its own.
 */
export async function handleTogether(context: GroupContext, records: readonly BusRecord[]): Promise<void> {
  const events = records.map(readRecord).filter(({ envelope }) => judge(context, envelope) !== 'ignore')
  if (events.length === 0) return
  if (events.some(({ envelope }) => judge(context, envelope) !== 'handle')) throw new NeedsSingleSteps()
  await withTransaction(context.pool, (tx) => applyAll(tx, context, { events, topic: records[0]?.topic ?? '' }))
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
