import type { InspectionState } from '@sac/contracts/inspection/fold'
import { vehicleValue } from '@sac/contracts/inspection/judged-checkpoints'
import type { Verdict } from '@sac/contracts/sync/protocol'
import type { LocalChange } from './changes.ts'
import type { InspectionCache } from './inspection-cache.ts'
import { type InspectionFacts, type InspectionStatus, inspectionStatus } from './inspection-status.ts'
import type { LocalStore } from './local-store.ts'
import { type BlobProgress, getRow, type InspectionRow, listRows } from './meta-rows.ts'
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

type Facts = Map<string, Known>

async function readFacts({ outbox, view }: LocalStore): Promise<Facts> {
  const { rows, blobs } = await outbox.transact('read', async ({ meta }) => {
    const all = [listRows(meta, 'inspection', outbox.IDBKeyRange), listRows(meta, 'blob', outbox.IDBKeyRange)] as const
    const [rows, blobs] = await Promise.all(all)
    return { rows, blobs }
  })
  const verdicts = await listVerdicts(await view())
  const byInspection = Map.groupBy(
    blobs.flatMap((blob) => blob.refs.map((ref) => ({ ref, blob }))),
    ({ ref }) => ref,
  )
  const counts = await countOpen(
    outbox,
    rows.map(({ inspectionId }) => inspectionId),
  )
  return new Map(
    rows.map((row) => {
      const { inspectionId } = row
      const own = (byInspection.get(inspectionId) ?? []).map(({ blob }) => blob)
      const verdict = verdicts.get(inspectionId) ?? null
      return [inspectionId, { row, counts: counts.get(inspectionId) ?? nothingOpen, blobs: own, verdict }]
    }),
  )
}

/** What lines alone can have changed of these. */
async function readGrown(outbox: Outbox, inspectionIds: readonly string[], facts: Facts): Promise<void> {
  const rows = await outbox.transact('read', ({ meta }) =>
    Promise.all(inspectionIds.map((inspectionId) => getRow(meta, 'inspection', inspectionId))),
  )
  const counts = await countOpen(outbox, inspectionIds)
  for (const row of rows) {
    const known = row && facts.get(row.inspectionId)
    if (known) facts.set(row.inspectionId, { ...known, row, counts: counts.get(row.inspectionId) ?? nothingOpen })
  }
}

export type ListingReader = {
  /** Every inspection something was recorded of on this device, the last saved first. */
  read: () => Promise<InspectionListing[]>
  /** Told of every change before it reads again; anything may have changed when nothing is said. */
  note: (change?: LocalChange) => void
}

/** What has not changed is the same object as before. */
function createLister() {
  const made = new WeakMap<Known, { of: ReadInspection; listing: InspectionListing }>()
  return (read: ReadInspection, one: Known): InspectionListing => {
    const before = made.get(one)
    if (before?.of === read) return before.listing
    const listing = listingOf(read, one)
    made.set(one, { of: read, listing })
    return listing
  }
}

/** Reads again what may have changed: a tap costs one inspection, however many there are. */
export function createListingReader(store: LocalStore, cache: InspectionCache): ListingReader {
  let facts: Promise<Facts> | null = null
  const grown = new Set<string>()
  const listed = createLister()
  const current = async (): Promise<Facts> => {
    const inspectionIds = [...grown]
    grown.clear()
    facts ??= readFacts(store)
    const known = await facts
    if (inspectionIds.length > 0) await readGrown(store.outbox, inspectionIds, known)
    return known
  }
  const forget = () => {
    facts = null
    grown.clear()
  }
  return {
    read: async () => {
      try {
        const [known, reads] = [await current(), await cache.readAll()]
        const listings = [...known].flatMap(([inspectionId, one]) => {
          const read = reads.get(inspectionId)
          return read ? [listed(read, one)] : []
        })
        return listings.toSorted((a, b) => b.savedAt - a.savedAt)
      } catch (error) {
        forget()
        throw error
      }
    },
    note: (change) => {
      if (change?.about === 'inspection' && change.only === 'lines') grown.add(change.inspectionId)
      else forget()
    },
  }
}
