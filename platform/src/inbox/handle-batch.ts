import type { Batch, BusRecord } from '#bus/port'
import type { GroupContext } from './group-context.ts'
import { handleSingle, type Step } from './handle-single.ts'
import { handleTogether, NeedsSingleSteps } from './handle-together.ts'
import { isDependencyDown } from './is-dependency-down.ts'
import { findLeft, leave } from './passed-over.ts'
import { movePlace } from './place-rows.ts'
import { beginRange, forgetRange } from './started-rows.ts'

/**
 * Deals with what of a batch continues the group's place, and returns the place afterwards: its row is there, or will be when
 * `movePassedOver` is called. Rejects when a dependency is down: the rest is delivered again after a pause, and no attempt is
 * counted.
 */
export async function handleBatch(context: GroupContext, batch: Batch): Promise<number> {
  const left = findLeft(context, batch)
  if (left && batch.records.length === 0) {
    leave(context, { ...left, read: batch.to })
    return batch.to
  }
  const whole = left ? { ...batch, from: left.row } : batch
  const place = left?.begun ? await goOn(context, whole) : await begin(context, whole)
  const { topic, partition, records } = batch
  leave(context, { topic, partition, row: place, read: place, begun: left?.begun === true || records.length > 0 })
  return place
}

type Together = (context: GroupContext, batch: Batch) => Promise<number | undefined>

const oneByOne: Together = () => Promise.resolve(undefined)

/** A batch that goes on where this process has just ended is not noted: should it kill us, whoever comes next begins with it. */
const goOn = async (context: GroupContext, batch: Batch): Promise<number> =>
  (await tryTogether(context, batch)) ?? (await handleNoted(context, batch, oneByOne))

/** What a process begins with is noted, for it may be what killed the one before; unless nothing in it is for this group. */
async function begin(context: GroupContext, batch: Batch): Promise<number> {
  const isMoved = batch.records.length === 0 && (await movePlace(context.pool, { ...batch, group: context.group }))
  return isMoved ? batch.to : handleNoted(context, batch, tryTogether)
}

async function handleNoted(context: GroupContext, batch: Batch, together: Together): Promise<number> {
  const { topic, partition, from, records } = batch
  const forget = () => forgetRange(context.pool, { group: context.group, topic, partition })
  try {
    const { started, lastSuspect } = await note(context, records, 1)
    const place =
      (started === 1 ? await together(context, batch) : undefined) ??
      (await handleOneByOne(context, batch, { started, lastSuspect }))
    // Nothing was begun, so that seeing it again is no sign of death.
    if (place <= from) await forget()
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
  let place = batch.from
  for (const [index, step] of stepsOf(batch).entries()) {
    if (batch.isStale() || place < step.from) return place
    // What came before has turned out to be known.
    if (place >= step.to) continue
    const begun = index === 0 ? batchBegun.started : await noteOne(context, step.record, batchBegun)
    place = await handleSingle(context, step, begun)
  }
  return place
}

/** A batch for each record: it begins behind the one before, the last ends where all of them do. */
function stepsOf({ from, to, records, ...at }: Batch): Step[] {
  return records.map((record, index) => ({
    ...at,
    record,
    records: [record],
    from: index === 0 ? from : (records[index - 1]?.offset ?? 0) + 1,
    to: index === records.length - 1 ? to : record.offset + 1,
  }))
}

async function noteOne(context: GroupContext, record: BusRecord, { started, lastSuspect }: Begun): Promise<number> {
  const initial = record.offset <= lastSuspect ? Math.min(started, 2) : 1
  return (await note(context, [record], initial)).started
}

function note(context: GroupContext, records: readonly BusRecord[], initial: number): Promise<Begun> {
  const [first, last] = [records[0], records.at(-1)]
  if (!first || !last) return Promise.resolve({ started: initial, lastSuspect: -1 })
  const { topic, partition } = first
  const range = { first: first.offset, last: last.offset, initial }
  return beginRange(context.pool, { group: context.group, topic, partition, ...range })
}
