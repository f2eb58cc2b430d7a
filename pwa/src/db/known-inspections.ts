// The facts of each inspection on this device, as rows and verdicts give them: read once, and again where they may have changed.
import type { Verdict } from '@sac/contracts/sync/protocol'
import { isGrowth, type LocalChange } from './changes.ts'
import type { Kept, KeptRows } from './kept-rows.ts'
import type { LocalStore } from './local-store.ts'
import type { BlobProgress, InspectionRow } from './meta-rows.ts'
import type { Outbox } from './outbox.ts'
import type { EventError, EventRow, EventState } from './outbox-schema.ts'
import { answered } from './transactions.ts'

export type RefusedLine = { seq: number; eventId: string; error: EventError }

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

export type KnownInspection = {
  row: InspectionRow
  counts: Counts
  blobs: readonly BlobProgress[]
  verdict: Verdict | null
}

type Facts = Map<string, KnownInspection>

async function addFacts(
  { outbox }: LocalStore,
  { facts, kept }: { facts: Facts; kept: Kept },
  rows: readonly InspectionRow[],
): Promise<void> {
  if (rows.length === 0) return
  const counts = await countOpen(
    outbox,
    rows.map(({ inspectionId }) => inspectionId),
  )
  for (const row of rows) {
    const { inspectionId } = row
    const [blobs, verdict] = [kept.blobsOf.get(inspectionId) ?? [], kept.verdicts.get(inspectionId) ?? null]
    facts.set(inspectionId, { row, counts: counts.get(inspectionId) ?? nothingOpen, blobs, verdict })
  }
}

export type Wanted = (row: InspectionRow) => boolean

export type KnownInspections = {
  /** Of those that are wanted, the last saved first. */
  read: (wanted: Wanted) => Promise<KnownInspection[]>
  /** The ids of all, wanted or not. */
  ids: () => Promise<string[]>
  note: (change?: LocalChange) => void
}

/** Knows what has changed by what it is told; a reading that fails forgets everything. */
export function keepKnownInspections(store: LocalStore, keptRows: KeptRows): KnownInspections {
  let facts: Facts = new Map()
  const grown = new Set<string>()
  const forget = () => {
    // A reading under way fills the old one, which nobody asks any more.
    facts = new Map()
    grown.clear()
  }
  const read = async (wanted: Wanted): Promise<KnownInspection[]> => {
    const known = facts
    for (const inspectionId of grown) known.delete(inspectionId)
    grown.clear()
    const kept = await keptRows.read()
    const rows = [...kept.inspections.values()].filter(wanted).toSorted((a, b) => b.savedAt - a.savedAt)
    const missing = rows.filter(({ inspectionId }) => !known.has(inspectionId))
    await addFacts(store, { facts: known, kept }, missing)
    return rows.flatMap(({ inspectionId }) => known.get(inspectionId) ?? [])
  }
  // One after the other: what one has heard of and not yet read, the next must not take for read.
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const turn = last.then(work)
    last = turn.catch(forget)
    return turn
  }
  return {
    read: (wanted) => inTurn(() => read(wanted)),
    ids: () => inTurn(async () => [...(await keptRows.read()).inspections.keys()]),
    note: (change) => {
      if (isGrowth(change)) grown.add(change.inspectionId)
      else forget()
    },
  }
}
