import { vehicleValue } from '@sac/contracts/inspection/judged-checkpoints'
import type { Verdict } from '@sac/contracts/sync/protocol'
import { type InspectionFacts, type InspectionStatus, inspectionStatus } from '#features/sync/status.ts'
import type { InspectionCache } from './inspection-cache.ts'
import type { LocalStore } from './local-store.ts'
import { type BlobProgress, type InspectionRow, listRows } from './meta-rows.ts'
import type { Outbox } from './outbox.ts'
import { answered, type EventError, type EventRow } from './outbox-schema.ts'
import type { ReadInspection } from './read-inspection.ts'
import { listVerdicts } from './reference.ts'

export type InspectionListing = ReadInspection & {
  plate: string | null
  status: InspectionStatus
  verdict: Verdict | null
  events: { total: number; sent: number; refused: readonly RefusedLine[] }
  photos: { total: number; sent: number; unreadable: readonly string[] }
  /** Device clock of the last save here, milliseconds. */
  savedAt: number
}

export type RefusedLine = { seq: number; eventId: string; error: EventError }

type Counts = { waiting: number; refused: RefusedLine[] }

function countOf(outbox: Outbox, inspectionId: string): Promise<Counts> {
  const only = (state: string) => outbox.IDBKeyRange.only([inspectionId, state])
  return outbox.transact('read', async ({ events }) => {
    const index = events.index('inspectionState')
    const waiting = await answered(index.count(only('waiting')))
    const refused = (await answered(index.getAll(only('attention')))) as EventRow[]
    return {
      waiting,
      refused: refused.flatMap(({ seq, eventId, error }) => (error ? [{ seq, eventId, error }] : [])),
    }
  })
}

type Known = { row: InspectionRow; counts: Counts; blobs: readonly BlobProgress[]; verdict: Verdict | null }

function factsOf({ row, counts, blobs, verdict }: Known): InspectionFacts {
  const inState = (state: BlobProgress['state']) => blobs.filter((blob) => blob.state === state).length
  return {
    events: { total: row.events, waiting: counts.waiting, attention: counts.refused.length },
    photos: { total: blobs.length, waiting: inState('waiting'), unreadable: inState('unreadable') },
    verdict,
  }
}

function listingOf(read: ReadInspection, known: Known): InspectionListing {
  const facts = factsOf(known)
  const unreadable = known.blobs.filter(({ state }) => state === 'unreadable').map(({ sha256 }) => sha256)
  return {
    ...read,
    plate: vehicleValue(read.state, 'plate'),
    status: inspectionStatus(facts),
    verdict: known.verdict,
    events: {
      total: facts.events.total,
      sent: facts.events.total - facts.events.waiting - facts.events.attention,
      refused: known.counts.refused,
    },
    photos: {
      total: facts.photos.total,
      sent: facts.photos.total - facts.photos.waiting - facts.photos.unreadable,
      unreadable,
    },
    savedAt: known.row.savedAt,
  }
}

/** Every inspection something was recorded of on this device, the last saved first. */
export async function listInspections(store: LocalStore, cache: InspectionCache): Promise<InspectionListing[]> {
  const { outbox } = store
  const { rows, blobs } = await outbox.transact('read', async ({ meta }) => ({
    rows: await listRows(meta, 'inspection', outbox.IDBKeyRange),
    blobs: await listRows(meta, 'blob', outbox.IDBKeyRange),
  }))
  const verdicts = await listVerdicts(await store.view())
  const byInspection = Map.groupBy(
    blobs.flatMap((blob) => blob.refs.map((ref) => ({ ref, blob }))),
    ({ ref }) => ref,
  )
  const listings: InspectionListing[] = []
  for (const row of rows) {
    const { inspectionId } = row
    const read = await cache.read(inspectionId)
    if (!read) continue
    const own = (byInspection.get(inspectionId) ?? []).map(({ blob }) => blob)
    const counts = await countOf(outbox, inspectionId)
    listings.push(listingOf(read, { row, counts, blobs: own, verdict: verdicts.get(inspectionId) ?? null }))
  }
  return listings.toSorted((a, b) => b.savedAt - a.savedAt)
}
