import { type Arrived, countingOn } from '@sac/contracts/inspection/holders'
import { fieldHeads } from './field-heads.ts'
import { putHead } from './meta-rows.ts'
import type { Outbox } from './outbox.ts'
import { takeIdentity } from './outbox-meta.ts'
import type { EventRow } from './outbox-schema.ts'
import { readOwn } from './read-inspection.ts'
import { answered } from './transactions.ts'

/** What is recorded next on a field is based on what counts of other devices as well. Repeatable. */
export async function refreshHeads(outbox: Outbox, inspectionId: string, foreign: readonly Arrived[]): Promise<void> {
  await outbox.transact('write', async ({ events, meta }) => {
    const { deviceId } = await takeIdentity(meta, outbox)
    const range = outbox.IDBKeyRange.bound([inspectionId, 0], [inspectionId, Number.MAX_SAFE_INTEGER])
    const rows = (await answered(events.index('inspection').getAll(range))) as EventRow[]
    const counting = countingOn(deviceId, [...rows.flatMap(readOwn), ...foreign])
    const lines = counting.map(({ line }) => line)
    for (const [field, eventId] of fieldHeads(lines, deviceId)) await putHead(meta, [inspectionId, field], eventId)
  })
}
