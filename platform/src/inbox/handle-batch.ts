import type { Batch, BusRecord } from '#bus/port'
import { requireDense } from './continue-place.ts'
import { type GroupContext, judge } from './group-context.ts'
import { handleSingle } from './handle-single.ts'
import { handleTogether, NeedsSingleSteps } from './handle-together.ts'
import { isDependencyDown } from './is-dependency-down.ts'
import { movePlace } from './place-rows.ts'
import { readRecord } from './read-record.ts'
import { beginRange, forgetRange } from './started-rows.ts'

/**
 * Deals with what of a batch continues the group's place, and returns the place afterwards. Rejects when a dependency is down:
 * the rest is delivered again after a pause, and no attempt is counted.
 */
export async function handleBatch(context: GroupContext, batch: Batch): Promise<number> {
  const place = (await passOver(context, batch)) ?? (await handle(context, batch))
  endsOf(context).set(partitionOf(batch), place)
  return place
}

/** Where each group's last batch in this process ended, by partition. */
const ends = new WeakMap<GroupContext, Map<string, number>>()

function endsOf(context: GroupContext): Map<string, number> {
  const known = ends.get(context) ?? new Map<string, number>()
  ends.set(context, known)
  return known
}

const partitionOf = ({ topic, partition }: Batch) => `${topic}/${partition}`

/**
 * What a process begins with is noted, for it may be what killed the one before. A batch that goes on where this process has just
 * ended is not: should it kill us, whoever comes next begins with it.
 */
async function handle(context: GroupContext, batch: Batch): Promise<number> {
  const goesOn = endsOf(context).get(partitionOf(batch)) === batch.records[0]?.offset
  if (!goesOn) return handleNoted(context, batch, tryTogether)
  return (await tryTogether(context, batch)) ?? handleNoted(context, batch, oneByOne)
}

type Together = (context: GroupContext, batch: Batch) => Promise<number | undefined>

const oneByOne: Together = () => Promise.resolve(undefined)

/**
 * Moves the place over a batch in which nothing is for this group, in one statement, and returns it: nothing is begun, so nothing
 * is noted. Undefined when there is something, or the place is elsewhere.
 */
async function passOver(context: GroupContext, { topic, partition, records }: Batch): Promise<number | undefined> {
  const [first] = records
  if (!first || records.some((record) => judge(context, readRecord(record)) !== 'ignore')) return undefined
  requireDense(records)
  const [from, to] = [first.offset, first.offset + records.length]
  return (await movePlace(context.pool, { group: context.group, topic, partition, from, to })) ? to : undefined
}

async function handleNoted(context: GroupContext, batch: Batch, together: Together): Promise<number> {
  const { topic, partition, records } = batch
  const forget = () => forgetRange(context.pool, { group: context.group, topic, partition })
  try {
    const { started, lastSuspect } = await begin(context, records, 1)
    const place =
      (started === 1 ? await together(context, batch) : undefined) ??
      (await handleOneByOne(context, batch, { started, lastSuspect }))
    // Nothing was begun, so that seeing it again is no sign of death.
    if (place <= (records[0]?.offset ?? 0)) await forget()
    return place
  } catch (error) {
    await forget().catch(() => undefined)
    throw error
  }
}

async function tryTogether(context: GroupContext, batch: Batch): Promise<number | undefined> {
  try {
    return await handleTogether(context, batch)
  } catch (error) {
    if (isDependencyDown(error)) throw error
    if (!(error instanceof NeedsSingleSteps)) {
      context.log.debug({ group: context.group, topic: batch.topic, err: error }, 'batch is dealt with one by one')
    }
    return undefined
  }
}

type Begun = { started: number; lastSuspect: number }

// The process may have died under this batch before: which record it was is found by noting each. One death is held against
// every record up to `lastSuspect`; further ones only against the record the note names.
async function handleOneByOne(context: GroupContext, batch: Batch, batchBegun: Begun): Promise<number> {
  let place = batch.records[0]?.offset ?? 0
  for (const [index, record] of batch.records.entries()) {
    if (batch.isStale() || place < record.offset) return place
    // What came before has turned out to be known.
    if (place > record.offset) continue
    place = await handleSingle(
      context,
      record,
      index === 0 ? batchBegun.started : await beginOne(context, record, batchBegun),
    )
  }
  return place
}

async function beginOne(context: GroupContext, record: BusRecord, { started, lastSuspect }: Begun): Promise<number> {
  const initial = record.offset <= lastSuspect ? Math.min(started, 2) : 1
  return (await begin(context, [record], initial)).started
}

function begin(context: GroupContext, records: readonly BusRecord[], initial: number): Promise<Begun> {
  const [first, last] = [records[0], records.at(-1)]
  if (!first || !last) return Promise.resolve({ started: initial, lastSuspect: -1 })
  const { topic, partition } = first
  const range = { first: first.offset, last: last.offset, initial }
  return beginRange(context.pool, { group: context.group, topic, partition, ...range })
}
