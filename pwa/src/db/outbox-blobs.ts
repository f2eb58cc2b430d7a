// Photos and signatures on their way: bytes are read one at a time and by their key.
import { type BlobProgress, getRow, type InspectionRow, listRows, putRow } from './meta-rows.ts'
import type { Outbox } from './outbox.ts'
import { getMeta } from './outbox-meta.ts'
import type { BlobRow } from './outbox-schema.ts'
import { answered } from './transactions.ts'

/** The bytes under this hash; null when this device does not have them. */
export async function readBlob(outbox: Outbox, sha256: string): Promise<ArrayBuffer | null> {
  const row = await outbox.transact('read', ({ blobs }) => answered(blobs.get(sha256)) as Promise<BlobRow | undefined>)
  return row?.bytes ?? null
}

export type WaitingBlob = BlobProgress & {
  /** Belongs to an inspection that has been sealed. */
  finished: boolean
}

/** Photos of finished inspections first, then the oldest. */
const inSendingOrder = (blobs: readonly WaitingBlob[]): WaitingBlob[] =>
  blobs.toSorted(
    (a, b) => Number(b.finished) - Number(a.finished) || a.savedAt - b.savedAt || (a.sha256 < b.sha256 ? -1 : 1),
  )

export async function listWaitingBlobs(outbox: Outbox): Promise<WaitingBlob[]> {
  const { blobs, inspections } = await outbox.transact('read', async ({ meta }) => ({
    blobs: await listRows(meta, 'blob', outbox.IDBKeyRange),
    inspections: await listRows(meta, 'inspection', outbox.IDBKeyRange),
  }))
  const finished = new Set(inspections.filter((row: InspectionRow) => row.finished).map((row) => row.inspectionId))
  const waiting = blobs.filter(({ state }) => state === 'waiting')
  return inSendingOrder(waiting.map((blob) => ({ ...blob, finished: blob.refs.some((ref) => finished.has(ref)) })))
}

/** The first of these the office is told of: every line of its inspection has arrived. */
export function findToldBlob(outbox: Outbox, blobs: readonly WaitingBlob[]): Promise<WaitingBlob | null> {
  return outbox.transact('read', async ({ events }) => {
    const index = events.index('inspectionState')
    const waiting = (ref: string) => answered(index.count(outbox.IDBKeyRange.only([ref, 'waiting'])))
    for (const blob of blobs) {
      const counts = await Promise.all(blob.refs.map(waiting))
      if (counts.every((count) => count === 0)) return blob
    }
    return null
  })
}

/** The office is another than before (restored): what it had of photos it may have lost, unless they are archived. */
export async function offerSentBlobs(meta: IDBObjectStore, range: typeof IDBKeyRange): Promise<void> {
  const archived = (await getMeta(meta, 'lastAnswer'))?.watermark.archived ?? 0
  const inspections = await listRows(meta, 'inspection', range)
  const open = new Set(inspections.filter(({ lastSeq }) => lastSeq > archived).map((row) => row.inspectionId))
  const blobs = await listRows(meta, 'blob', range)
  const doubtful = blobs.filter(({ state, refs }) => state === 'sent' && refs.some((ref) => open.has(ref)))
  await Promise.all(
    doubtful.map((blob) => putRow(meta, ['blob', blob.sha256], { ...blob, state: 'waiting', offset: 0, ask: true })),
  )
}

/** Notes how far a blob is. Returns what is known of it now. */
export async function noteBlob(
  outbox: Outbox,
  sha256: string,
  change: Partial<Pick<BlobProgress, 'state' | 'offset' | 'ask'>>,
): Promise<BlobProgress | null> {
  const noted = await outbox.transact('write-relaxed', async ({ meta }) => {
    const known = await getRow(meta, 'blob', sha256)
    if (!known) return null
    // An offset beyond the end is nobody's: begin again.
    const offset = change.offset === undefined || change.offset > known.size ? known.offset : change.offset
    const now = { ...known, ...change, offset }
    await putRow(meta, ['blob', sha256], now)
    return { now, moved: now.state !== known.state || now.offset !== known.offset }
  })
  if (noted?.moved) outbox.changes.announce({ about: 'sync' })
  return noted?.now ?? null
}
