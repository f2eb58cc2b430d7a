import type { Batch, BusRecord } from '#bus/port'
import type { GroupContext } from './group-context.ts'
import { handleSingle } from './handle-single.ts'
import { handleTogether, NeedsSingleSteps } from './handle-together.ts'
import { isDependencyDown } from './is-dependency-down.ts'
import { beginRange, forgetRange } from './started-rows.ts'

/**
 * Deals with a batch and commits how far it came. Rejects when a dependency is down: the rest is delivered again after a
 * pause, and no attempt is counted.
 */
export async function handleBatch(context: GroupContext, batch: Batch): Promise<void> {
  const { topic, partition, records } = batch
  try {
    const { started, lastSuspect } = await begin(context, records, 1)
    if (started === 1 && (await tryTogether(context, batch))) return
    await handleOneByOne(context, batch, { started, lastSuspect })
  } catch (error) {
    await forgetRange(context.pool, { group: context.group, topic, partition }).catch(() => undefined)
    throw error
  }
}

async function tryTogether(context: GroupContext, batch: Batch): Promise<boolean> {
  try {
    await handleTogether(context, batch.records)
  } catch (error) {
    if (isDependencyDown(error)) throw error
    if (!(error instanceof NeedsSingleSteps)) {
      context.log.debug({ group: context.group, topic: batch.topic, err: error }, 'batch is dealt with one by one')
    }
    return false
  }
  await batch.commit((batch.records.at(-1)?.offset ?? -1) + 1)
  return true
}

// The process may have died under this batch before: which record it was is found by noting each. One death is held against
// every record up to `lastSuspect`; further ones only against the record the note names.
async function handleOneByOne(
  context: GroupContext,
  batch: Batch,
  { started, lastSuspect }: { started: number; lastSuspect: number },
): Promise<void> {
  for (const [index, record] of batch.records.entries()) {
    if (batch.isStale()) return
    const initial = record.offset <= lastSuspect ? Math.min(started, 2) : 1
    const count = index === 0 ? started : (await begin(context, [record], initial)).started
    await handleSingle(context, record, count)
    await batch.commit(record.offset + 1)
    await batch.keepAlive()
  }
}

function begin(context: GroupContext, records: readonly BusRecord[], initial: number) {
  const [first, last] = [records[0], records.at(-1)]
  if (!first || !last) return Promise.resolve({ started: initial, lastSuspect: -1 })
  const { topic, partition } = first
  return beginRange(context.pool, {
    group: context.group,
    topic,
    partition,
    first: first.offset,
    last: last.offset,
    initial,
  })
}
