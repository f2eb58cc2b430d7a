// One small row of each inspection and each photo of this device, and what the office last said of them: read once for all who
// tell how far things have come, and again where they may have changed.
import type { Verdict } from '@sac/contracts/sync/protocol'
import { isGrowth } from './changes.ts'
import type { LocalStore } from './local-store.ts'
import { type BlobProgress, getRow, type InspectionRow, listRows } from './meta-rows.ts'
import { listVerdicts } from './reference.ts'

export type Kept = {
  inspections: ReadonlyMap<string, InspectionRow>
  blobs: readonly BlobProgress[]
  blobsOf: ReadonlyMap<string, readonly BlobProgress[]>
  verdicts: ReadonlyMap<string, Verdict>
}

export type KeptRows = { read: () => Promise<Kept> }

async function readAll({ outbox, view }: LocalStore): Promise<Kept> {
  const { inspections, blobs } = await outbox.transact('read', async ({ meta }) => {
    const all = [listRows(meta, 'inspection', outbox.IDBKeyRange), listRows(meta, 'blob', outbox.IDBKeyRange)] as const
    const [inspections, blobs] = await Promise.all(all)
    return { inspections, blobs }
  })
  const blobsOf = new Map<string, BlobProgress[]>()
  for (const blob of blobs) for (const ref of blob.refs) blobsOf.set(ref, [...(blobsOf.get(ref) ?? []), blob])
  const verdicts = await listVerdicts(await view())
  return { inspections: new Map(inspections.map((row) => [row.inspectionId, row])), blobs, blobsOf, verdicts }
}

/** What lines alone can have changed of these. */
async function withGrown({ outbox }: LocalStore, before: Kept, inspectionIds: readonly string[]): Promise<Kept> {
  const grown = await outbox.transact('read', ({ meta }) =>
    Promise.all(inspectionIds.map((inspectionId) => getRow(meta, 'inspection', inspectionId))),
  )
  const inspections = new Map(before.inspections)
  for (const row of grown) if (row) inspections.set(row.inspectionId, row)
  return { ...before, inspections }
}

/** Hears of every change as long as the page lives; a reading that fails forgets everything. */
export function keepRows(store: LocalStore): KeptRows {
  let kept: Promise<Kept> | null = null
  const grown = new Set<string>()
  const forget = () => {
    kept = null
    grown.clear()
  }
  store.changes.subscribe('all', (change) => {
    if (isGrowth(change)) grown.add(change.inspectionId)
    else forget()
  })
  const readNow = (): Promise<Kept> => {
    if (!kept) {
      grown.clear()
      return readAll(store)
    }
    const changed = [...grown]
    grown.clear()
    return changed.length === 0 ? kept : kept.then((before) => withGrown(store, before, changed))
  }
  return {
    read: () => {
      const reading = readNow()
      kept = reading
      reading.catch(() => kept === reading && forget())
      return reading
    },
  }
}
