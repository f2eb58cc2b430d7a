import { deleteRow, listRows } from './meta-rows.ts'
import type { Outbox } from './outbox.ts'

/**
 * The office is done with an inspection: photos whose bytes were lost here and which it did without no longer need anyone.
 * What another inspection needs too stays.
 */
export const forgetLostBlobsOf = (outbox: Outbox, inspectionId: string): Promise<void> =>
  outbox.transact('write', async ({ meta }) => {
    const blobs = await listRows(meta, 'blob', outbox.IDBKeyRange)
    const lost = blobs.filter(({ state, refs }) => state === 'unreadable' && refs.every((ref) => ref === inspectionId))
    for (const { sha256 } of lost) await deleteRow(meta, 'blob', sha256)
  })
