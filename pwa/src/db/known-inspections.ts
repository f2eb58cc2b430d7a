// The facts of each inspection on this device, as rows and verdicts give them: read once, and again where they may have changed.
import type { Verdict } from '@sac/contracts/sync/protocol'
import type { LocalChange } from './changes.ts'
import type { LocalStore } from './local-store.ts'
import { type BlobProgress, getRow, type InspectionRow, listRows } from './meta-rows.ts'
import type { Outbox } from './outbox.ts'
import type { EventError, EventRow, EventState } from './outbox-schema.ts'
import { listVerdicts } from './reference.ts'
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

/** What is read once for all of them. */
type Shared = {
  rows: Map<string, InspectionRow>
  blobs: ReadonlyMap<string, readonly BlobProgress[]>
  verdicts: ReadonlyMap<string, Verdict>
}

async function readShared({ outbox, view }: LocalStore): Promise<Shared> {
  const { rows, blobs } = await outbox.transact('read', async ({ meta }) => {
    const all = [listRows(meta, 'inspection', outbox.IDBKeyRange), listRows(meta, 'blob', outbox.IDBKeyRange)] as const
    const [rows, blobs] = await Promise.all(all)
    return { rows, blobs }
  })
  const byInspection = new Map<string, BlobProgress[]>()
  for (const blob of blobs) for (const ref of blob.refs) byInspection.set(ref, [...(byInspection.get(ref) ?? []), blob])
  const verdicts = await listVerdicts(await view())
  return { rows: new Map(rows.map((row) => [row.inspectionId, row])), blobs: byInspection, verdicts }
}

/** What lines alone can have changed of these. */
async function readGrown({ outbox }: LocalStore, inspectionIds: readonly string[], { rows }: Shared): Promise<void> {
  const grown = await outbox.transact('read', ({ meta }) =>
    Promise.all(inspectionIds.map((inspectionId) => getRow(meta, 'inspection', inspectionId))),
  )
  for (const row of grown) if (row) rows.set(row.inspectionId, row)
}

async function addFacts(
  { outbox }: LocalStore,
  { facts, shared }: { facts: Map<string, KnownInspection>; shared: Shared },
  inspectionIds: readonly string[],
): Promise<void> {
  if (inspectionIds.length === 0) return
  const counts = await countOpen(outbox, inspectionIds)
  for (const inspectionId of inspectionIds) {
    const row = shared.rows.get(inspectionId)
    if (!row) continue
    const [blobs, verdict] = [shared.blobs.get(inspectionId) ?? [], shared.verdicts.get(inspectionId) ?? null]
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
export function keepKnownInspections(store: LocalStore): KnownInspections {
  let known: { shared: Promise<Shared>; facts: Map<string, KnownInspection> } | null = null
  const grown = new Set<string>()
  const forget = () => {
    known = null
    grown.clear()
  }
  const begin = () => (known ??= { shared: readShared(store), facts: new Map() })
  const read = async (wanted: Wanted): Promise<KnownInspection[]> => {
    const { facts, shared: reading } = begin()
    const shared = await reading
    const changed = [...grown]
    grown.clear()
    if (changed.length > 0) await readGrown(store, changed, shared)
    for (const inspectionId of changed) facts.delete(inspectionId)
    const rows = [...shared.rows.values()].filter(wanted).toSorted((a, b) => b.savedAt - a.savedAt)
    const missing = rows.filter(({ inspectionId }) => !facts.has(inspectionId))
    await addFacts(
      store,
      { facts, shared },
      missing.map(({ inspectionId }) => inspectionId),
    )
    return rows.flatMap(({ inspectionId }) => facts.get(inspectionId) ?? [])
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
    ids: () => inTurn(async () => [...(await begin().shared).rows.keys()]),
    note: (change) => {
      if (change?.about === 'inspection' && change.only === 'lines') grown.add(change.inspectionId)
      else forget()
    },
  }
}
