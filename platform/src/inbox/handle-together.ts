import type { Envelope } from '@sac/contracts/events/envelope'
import type { Batch, BusRecord } from '#bus/port'
import { type Tx, withTransaction } from '#db/with-transaction'
import { continuePlace } from './continue-place.ts'
import { type BatchHandler, type GroupContext, handlerOf, judge } from './group-context.ts'
import { claimEvents, claimNewEvents, isKnownEvent, type NewEvents, setSkipped } from './inbox-rows.ts'
import type { Outcome } from './outcome.ts'
import { listParkedKeys } from './parked-rows.ts'
import { type ReadRecord, readRecord } from './read-record.ts'

/** Something in the batch needs to be looked at one by one; nothing of the batch has been kept. */
export class NeedsSingleSteps extends Error {
  override readonly name = 'NeedsSingleSteps'
}

/** The place is not where the batch begins, or an event of it is known. */
class NeedsLooking extends Error {
  override readonly name = 'NeedsLooking'
}

/**
 * The fast path: many events, one transaction, in order; returns the group's place afterwards. Rejects, keeping nothing, when
 * any of them fails, is to be parked or is a dead letter; then each is dealt with on its own.
 */
export async function handleTogether(context: GroupContext, batch: Batch): Promise<number> {
  try {
    return await takeNew(context, batch)
  } catch (error) {
    if (!(error instanceof NeedsLooking) && !isKnownEvent(error)) throw error
    return takeUnknown(context, batch)
  }
}

type Events = NewEvents & { read: readonly ReadRecord[] }

/** What of the records is for the group; undefined when nothing is. */
function eventsOf(context: GroupContext, topic: string, records: readonly BusRecord[]): Events | undefined {
  const read = records.map(readRecord).filter((event) => isToHandle(context, event))
  const eventIds = [...new Set(read.map(({ eventId }) => eventId))]
  const keys = [...new Set(read.map(({ partitionKey }) => partitionKey))]
  return read.length === 0 ? undefined : { group: context.group, topic, eventIds, keys, read }
}

function isToHandle(context: GroupContext, event: ReadRecord): boolean {
  const handling = judge(context, event)
  if (handling !== 'handle' && handling !== 'ignore') throw new NeedsSingleSteps()
  return handling === 'handle'
}

/** As nearly always: the batch begins at the place, and all of it is new. */
async function takeNew(context: GroupContext, batch: Batch): Promise<number> {
  const events = eventsOf(context, batch.topic, batch.records)
  if (!events) return takeUnknown(context, batch)
  return withTransaction(context.pool, async (tx) => {
    const claimed = await claimNewEvents(tx, { ...batch, ...events })
    if (claimed === 'elsewhere') throw new NeedsLooking()
    if (claimed === 'parked') throw new NeedsSingleSteps()
    await applyAll(tx, context, envelopesOf(events, new Set(events.eventIds)))
    return batch.to
  })
}

function takeUnknown(context: GroupContext, batch: Batch): Promise<number> {
  return withTransaction(context.pool, async (tx) => {
    const { records, place } = await continuePlace(tx, context.group, batch)
    const events = eventsOf(context, batch.topic, records)
    if (!events) return place
    if ((await listParkedKeys(tx, events)).size > 0) throw new NeedsSingleSteps()
    await applyAll(tx, context, envelopesOf(events, await claimEvents(tx, events)))
    return place
  })
}

/** Those of fresh events; one that is twice in a batch takes effect once. */
const envelopesOf = ({ read }: Events, fresh: Set<string>): Envelope[] =>
  read.flatMap(({ eventId, envelope }) => (envelope && fresh.delete(eventId) ? [envelope] : []))

async function applyAll(tx: Tx, context: GroupContext, envelopes: readonly Envelope[]): Promise<void> {
  const outcomes = await (context.batchHandler ?? oneAfterTheOther(context))(tx, envelopes)
  if (outcomes.some(({ kind }) => kind === 'dead-letter')) throw new NeedsSingleSteps()
  const eventIds = envelopes.filter((_, at) => outcomes[at]?.kind === 'skip').map(({ eventId }) => eventId)
  if (eventIds.length > 0) await setSkipped(tx, { group: context.group, eventIds })
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
