// What the office is known to have. Its word replaces what was believed before, in both directions: a restored server makes
// lines wait again.
import { rowsIn, stateRange } from './event-rows.ts'
import type { Outbox } from './outbox.ts'
import { offerSentBlobs } from './outbox-blobs.ts'
import { getMeta, type LastAnswer, putMeta } from './outbox-meta.ts'
import type { EventRow, Stores } from './outbox-schema.ts'
import { missingRanges, receivedRanges } from './received.ts'
import { answered } from './transactions.ts'

/**
 * Takes over what the office says it has. `answer.head` is the highest seq the question named; of later lines it says
 * nothing. Returns the inspections whose state changed.
 */
export async function settleWatermark(outbox: Outbox, answer: LastAnswer): Promise<string[]> {
  return outbox.transact('write-relaxed', async (stores) => {
    await putMeta(stores.meta, 'lastAnswer', answer)
    const acknowledged = await acknowledge(stores, outbox, answer)
    const lost = await takeBack(stores, outbox, answer)
    if (lost.length > 0) await offerSentBlobs(stores.meta, outbox.IDBKeyRange)
    return [...new Set([...acknowledged, ...lost])]
  })
}

/**
 * A line that was never offered from here cannot be there: what the office has under its seq is another's (a copied profile,
 * storage set back to an earlier day). Rows are read range by range: a backlog of weeks is never in memory at once.
 */
async function acknowledge({ events, meta }: Stores, outbox: Outbox, answer: LastAnswer): Promise<string[]> {
  const offeredTo = (await getMeta(meta, 'offeredTo')) ?? 0
  const affected: string[] = []
  for (const [first, last] of receivedRanges(answer)) {
    if (first > offeredTo) break
    const rows = await rowsIn(events, stateRange(outbox, 'waiting', [first, Math.min(last, offeredTo)]))
    affected.push(...(await putAll(events, rows, { state: 'sent', error: null, receivedBy: answer.at })))
  }
  return affected
}

async function takeBack({ events }: Stores, outbox: Outbox, answer: LastAnswer): Promise<string[]> {
  const affected: string[] = []
  for (const range of missingRanges(answer)) {
    const sent = await rowsIn(events, stateRange(outbox, 'sent', range))
    const kept = (await rowsIn(events, stateRange(outbox, 'attention', range))).filter(
      ({ error }) => error?.keptBy === 'office',
    )
    affected.push(
      ...(await putAll(events, [...sent, ...kept], { state: 'waiting', error: null, receivedBy: undefined })),
    )
  }
  return affected
}

/** All on their way before the first is waited for. Returns the inspections they belong to. */
async function putAll(
  events: IDBObjectStore,
  rows: readonly EventRow[],
  change: Pick<EventRow, 'state' | 'error' | 'receivedBy'>,
): Promise<string[]> {
  await Promise.all(rows.map((row) => answered(events.put({ ...row, ...change }))))
  return rows.map(({ inspectionId }) => inspectionId)
}
