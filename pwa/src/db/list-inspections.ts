import type { InspectionState } from '@sac/contracts/inspection/fold'
import { vehicleValue } from '@sac/contracts/inspection/judged-checkpoints'
import type { Verdict } from '@sac/contracts/sync/protocol'
import type { LocalChange } from './changes.ts'
import type { InspectionCache } from './inspection-cache.ts'
import { type InspectionFacts, type InspectionStatus, inspectionStatus } from './inspection-status.ts'
import { type KeptRows, keepRows } from './kept-rows.ts'
import { type KnownInspection, keepKnownInspections, type RefusedLine, type Wanted } from './known-inspections.ts'
import type { LocalStore } from './local-store.ts'
import type { BlobProgress } from './meta-rows.ts'
import type { ReadInspection } from './read-inspection.ts'

export type InspectionListing = ReadInspection & {
  plate: string | null
  status: InspectionStatus
  verdict: Verdict | null
  events: { total: number; sent: number; refused: readonly RefusedLine[] }
  photos: { total: number; sent: number; unreadable: readonly string[] }
  /** Device clock of the last save here, milliseconds. */
  savedAt: number
}

function factsOf({ row, counts, blobs, verdict }: KnownInspection): InspectionFacts {
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

function listingOf(read: ReadInspection, { blobs, ...rest }: KnownInspection): InspectionListing {
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

export type ListingReader = {
  /** Every inspection something was recorded of on this device, or those that are wanted; the last saved first. */
  read: (wanted?: Wanted) => Promise<InspectionListing[]>
  /** The ids of all, wanted or not. */
  ids: () => Promise<string[]>
  /** Told of every change before it reads again; anything may have changed when nothing is said. */
  note: (change?: LocalChange) => void
}

/** What has not changed is the same object as before. */
function createLister() {
  const made = new WeakMap<KnownInspection, { of: ReadInspection; listing: InspectionListing }>()
  return (read: ReadInspection, one: KnownInspection): InspectionListing => {
    const before = made.get(one)
    if (before?.of === read) return before.listing
    const listing = listingOf(read, one)
    made.set(one, { of: read, listing })
    return listing
  }
}

const everything: Wanted = () => true

/** Reads again what may have changed, and only of what is wanted: a tap costs one inspection, however many there are. */
export function createListingReader(
  store: LocalStore,
  cache: InspectionCache,
  rows: KeptRows = keepRows(store),
): ListingReader {
  const facts = keepKnownInspections(store, rows)
  const listed = createLister()
  return {
    read: async (wanted = everything) => {
      const known = await facts.read(wanted)
      const reads = await cache.readSome(known.map(({ row }) => row.inspectionId))
      return known.flatMap((one) => {
        const read = reads.get(one.row.inspectionId)
        return read ? [listed(read, one)] : []
      })
    },
    ids: facts.ids,
    note: facts.note,
  }
}
