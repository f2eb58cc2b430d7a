import type { InspectionState } from '@sac/contracts/inspection/fold'
import { vehicleValue } from '@sac/contracts/inspection/judged-checkpoints'
import type { Verdict } from '@sac/contracts/sync/protocol'
import type { InspectionCache } from './inspection-cache.ts'
import { type InspectionFacts, type InspectionStatus, inspectionStatus } from './inspection-status.ts'
import type { LocalStore } from './local-store.ts'
import { type BlobProgress, type InspectionRow, listRows } from './meta-rows.ts'
import type { Outbox } from './outbox.ts'
import type { EventError, EventRow, EventState } from './outbox-schema.ts'
import type { ReadInspection } from './read-inspection.ts'
import { listVerdicts } from './reference.ts'
import { answered } from './transactions.ts'

export type InspectionListing = ReadInspection & {
  plate: string | null
  status: InspectionStatus
  verdict: Verdict | null
  events: { total: number; sent: number; refused: readonly RefusedLine[] }
  photos: { total: number; sent: number; unreadable: readonly string[] }
  /** Device clock of the last save here, milliseconds. */
  savedAt: number
}

type RefusedLine = { seq: number; eventId: string; error: EventError }

type Counts = { waiting: number; refused: RefusedLine[] }

const nothingOpen: Counts = { waiting: 0, refused: [] }

/** What of each inspection has not been sent or needs a person; asked all at once, in one transaction. */
function countOpen(outbox: Outbox, inspectionIds: readonly string[]): Promise<Map<string, Counts>> {
  return outbox.transact('read', async ({ events }) => {
    const index = events.index('inspectionState')
    const counts = inspectionIds.map(async (id): Promise<[string, Counts]> => {
      const only = (state: EventState) => outbox.IDBKeyRange.only([id, state])
      const asked = [answered(index.count(only('waiting'))), answered(index.getAll(only('attention')))] as const
      const [waiting, rows] = await Promise.all(asked)
      const refused = (rows as EventRow[]).flatMap(({ seq, eventId, error }) =>
        error ? [{ seq, eventId, error }] : [],
      )
      return [id, { waiting, refused }]
    })
    return new Map(await Promise.all(counts))
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

/** Photos and strokes that count, or that the last seal names: without these the office is never done. */
function neededOf({ photos, signature, seals }: InspectionState): Set<string> {
  const strokes = signature ? [signature.value.strokes] : []
  return new Set([...photos, ...strokes, ...(seals[0]?.blobs ?? [])].map(({ sha256 }) => sha256))
}

function listingOf(read: ReadInspection, { blobs, ...rest }: Known): InspectionListing {
  const needed = neededOf(read.state)
  const known = { ...rest, blobs: blobs.filter(({ sha256, state }) => state !== 'unreadable' || needed.has(sha256)) }
  const facts = factsOf(known)
  const photos = known.blobs.filter(({ signature }) => !signature)
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
      total: photos.length,
      sent: photos.filter(({ state }) => state === 'sent').length,
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
  const reads = await cache.readAll()
  const byInspection = Map.groupBy(
    blobs.flatMap((blob) => blob.refs.map((ref) => ({ ref, blob }))),
    ({ ref }) => ref,
  )
  const counts = await countOpen(
    outbox,
    rows.map(({ inspectionId }) => inspectionId),
  )
  const listings = rows.flatMap((row) => {
    const { inspectionId } = row
    const read = reads.get(inspectionId)
    const own = (byInspection.get(inspectionId) ?? []).map(({ blob }) => blob)
    const known = { row, counts: counts.get(inspectionId) ?? nothingOpen, blobs: own }
    return read ? [listingOf(read, { ...known, verdict: verdicts.get(inspectionId) ?? null })] : []
  })
  return listings.toSorted((a, b) => b.savedAt - a.savedAt)
}
