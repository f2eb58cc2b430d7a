// The only place where evidence leaves a device: archived at the office, a week old, the oldest first, when room is short;
// every deletion is written down (design 04, "On the device").
import { deleteHeads, deleteRow, type InspectionRow, listRows, putRow } from '#db/meta-rows.ts'
import type { Outbox } from '#db/outbox.ts'
import { getMeta } from '#db/outbox-meta.ts'
import type { EventRow, Stores } from '#db/outbox-schema.ts'
import { answered } from '#db/transactions.ts'

export type StorageReport = { usage: number; quota: number }

const weekMs = 7 * 24 * 60 * 60 * 1000
const tightShare = 0.7
const comfortableShare = 0.6

const isTight = ({ usage, quota }: StorageReport): boolean => quota > 0 && usage > quota * tightShare

/** Inspections that may go, the oldest first. */
const deletable = (
  rows: readonly InspectionRow[],
  { archived, now }: { archived: number; now: number },
): InspectionRow[] =>
  rows
    .filter(({ lastSeq, savedAt }) => lastSeq <= archived && now - savedAt >= weekMs)
    .toSorted((a, b) => a.savedAt - b.savedAt)

/** Deletes until usage is comfortable again. Returns how many inspections went. */
export async function makeRoom(outbox: Outbox, report: StorageReport): Promise<number> {
  if (!isTight(report)) return 0
  const { rows, archived } = await outbox.transact('read', async ({ meta }) => ({
    rows: await listRows(meta, 'inspection', outbox.IDBKeyRange),
    archived: (await getMeta(meta, 'lastAnswer'))?.watermark.archived ?? 0,
  }))
  let excess = report.usage - report.quota * comfortableShare
  let gone = 0
  for (const row of deletable(rows, { archived, now: outbox.now() })) {
    if (excess <= 0) break
    const freed = await outbox.transact('write', (stores) => deleteInspection(stores, outbox, row))
    if (freed === null) continue
    excess -= freed
    gone += 1
    outbox.changes.announce({ about: 'inspection', inspectionId: row.inspectionId })
  }
  return gone
}

/** Bytes freed; null when something of it is not at the office after all, and nothing was deleted. */
async function deleteInspection(
  stores: Stores,
  outbox: Outbox,
  { inspectionId }: InspectionRow,
): Promise<number | null> {
  const { events, blobs, meta } = stores
  const range = outbox.IDBKeyRange.bound([inspectionId, 0], [inspectionId, Number.MAX_SAFE_INTEGER])
  const rows = (await answered(events.index('inspection').getAll(range))) as EventRow[]
  const all = await listRows(meta, 'blob', outbox.IDBKeyRange)
  const own = all.filter(({ refs }) => refs.includes(inspectionId))
  if (rows.some(({ state }) => state !== 'sent') || own.some(({ state }) => state !== 'sent')) return null
  for (const { ordinal } of rows) await answered(events.delete(ordinal))
  let bytes = rows.reduce((sum, { line }) => sum + line.length, 0)
  for (const blob of own) {
    const refs = blob.refs.filter((ref) => ref !== inspectionId)
    if (refs.length > 0) {
      await putRow(meta, ['blob', blob.sha256], { ...blob, refs })
      continue
    }
    await answered(blobs.delete(blob.sha256))
    await deleteRow(meta, 'blob', blob.sha256)
    bytes += blob.size
  }
  await deleteRow(meta, 'inspection', inspectionId)
  await deleteHeads(meta, inspectionId, outbox.IDBKeyRange)
  const at = new Date(outbox.now()).toISOString()
  await putRow(meta, ['deleted', inspectionId], { at, inspectionId, events: rows.length, blobs: own.length, bytes })
  return bytes
}
