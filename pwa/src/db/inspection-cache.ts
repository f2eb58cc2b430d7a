import { isInspectionEventType } from '@sac/contracts/events/inspection-payloads'
import type { Arrived } from '@sac/contracts/inspection/holders'
import { currentSchemaVersion, type EventLine } from '@sac/contracts/sync/event-line'
import type { LocalStore } from './local-store.ts'
import { listRows } from './meta-rows.ts'
import type { Outbox } from './outbox.ts'
import { readMeta } from './outbox-meta.ts'
import type { EventRow } from './outbox-schema.ts'
import { arrivalOf, type ReadInspection, readForeign, toRead, undoneIn } from './read-inspection.ts'
import { answered } from './transactions.ts'
import { type ForeignLine, listForeignLinesExcept } from './view.ts'

type Entry = { own: Arrived[]; foreign: Arrived[]; read: ReadInspection | null; whole: boolean }
/** `lastSeq`: of the newest line that has been looked at; null before the first look. */
type Known = { entries: Map<string, Entry>; lastSeq: number | null; foreign: Set<string>; undone: Set<string> }

export type InspectionCache = {
  /** The inspection as of now; null when nothing of it is here. The same object as long as nothing came. */
  read: (inspectionId: string) => Promise<ReadInspection | null>
  /** These, as far as anything of them is here. */
  readSome: (inspectionIds: readonly string[]) => Promise<Map<string, ReadInspection>>
  /** Those other devices have recorded something of. */
  readForeign: () => Promise<Map<string, ReadInspection>>
  /** Everything on this device, by inspection. */
  readAll: () => Promise<Map<string, ReadInspection>>
}

/** Checked when it was recorded; only a version that went back has to skip what it does not know. */
function parseOwn(row: EventRow): Arrived[] {
  const line = JSON.parse(row.line) as EventLine
  if (!isInspectionEventType(line.type) || line.schemaVersion > currentSchemaVersion) return []
  return [{ line, receivedAt: line.type === 'started' ? arrivalOf(row) : null }]
}

function entryOf({ entries }: Known, inspectionId: string): Entry {
  const entry = entries.get(inspectionId) ?? { own: [], foreign: [], read: null, whole: false }
  entries.set(inspectionId, entry)
  return entry
}

function addOwn(known: Known, rows: readonly EventRow[]): void {
  for (const eventId of undoneIn(rows)) known.undone.add(eventId)
  for (const row of rows) {
    const entry = entryOf(known, row.inspectionId)
    // Of the others the earlier lines are not here yet: they are read whole when somebody asks.
    if (!entry.whole) continue
    entry.own.push(...parseOwn(row))
    entry.read = null
  }
}

function addForeign(known: Known, pulled: readonly ForeignLine[]): void {
  for (const one of pulled) {
    known.foreign.add(one.eventId)
    for (const arrived of readForeign(one)) {
      const entry = entryOf(known, arrived.line.inspectionId)
      entry.foreign.push(arrived)
      entry.read = null
    }
  }
}

const rowOf = (events: IDBObjectStore, { line }: Arrived) =>
  answered(events.index('eventId').get(line.eventId)) as Promise<EventRow | undefined>

/** When an own beginning arrived is learnt after it is read; it matters where somebody else has recorded something too. */
async function updateArrivals(outbox: Outbox, { entries }: Known): Promise<void> {
  for (const entry of entries.values())
    for (const own of entry.foreign.length > 0 ? entry.own : []) {
      if (own.line.type !== 'started') continue
      const row = await outbox.transact('read', ({ events }) => rowOf(events, own))
      if (!row || own.receivedAt === arrivalOf(row)) continue
      own.receivedAt = arrivalOf(row)
      entry.read = null
    }
}

function readEntry({ undone }: Known, inspectionId: string, entry: Entry): ReadInspection | null {
  if (entry.read || entry.own.length + entry.foreign.length === 0) return entry.read
  const own = entry.own.map(({ line }) => line.eventId).filter((eventId) => undone.has(eventId))
  entry.read = { ...toRead(inspectionId, entry.own, entry.foreign), undone: new Set(own) }
  return entry.read
}

const readEntries = (known: Known, inspectionIds: readonly string[]): Map<string, ReadInspection> =>
  new Map(
    inspectionIds.flatMap((inspectionId) => {
      const entry = known.entries.get(inspectionId)
      const read = entry ? readEntry(known, inspectionId, entry) : null
      return read ? [[inspectionId, read]] : []
    }),
  )

/** So many are read and folded in one go; in between the page may answer a tap. */
const atOnce = 10

type Sources = Pick<LocalStore, 'outbox' | 'view'>

async function lookForNew({ outbox, view }: Sources, known: Known): Promise<void> {
  const seen = known.lastSeq
  known.lastSeq ??= (await readMeta(outbox, 'seq')) ?? 0
  if (seen !== null) {
    const range = outbox.IDBKeyRange.lowerBound(seen, true)
    const rows = await outbox.transact(
      'read',
      ({ events }) => answered(events.index('seq').getAll(range)) as Promise<EventRow[]>,
    )
    known.lastSeq = rows.at(-1)?.seq ?? seen
    addOwn(known, rows)
  }
  addForeign(known, await listForeignLinesExcept(await view(), known.foreign))
  await updateArrivals(outbox, known)
}

async function readWhole({ outbox }: Sources, known: Known, inspectionIds: readonly string[]): Promise<void> {
  const { lastSeq } = known
  const range = (id: string) => outbox.IDBKeyRange.bound([id, 0], [id, lastSeq ?? 0])
  const found = await outbox.transact('read', ({ events }) =>
    Promise.all(
      inspectionIds.map((id) => answered(events.index('inspection').getAll(range(id))) as Promise<EventRow[]>),
    ),
  )
  for (const [index, inspectionId] of inspectionIds.entries()) {
    const entry = entryOf(known, inspectionId)
    entry.whole = true
    addOwn(known, found[index] ?? [])
    readEntry(known, inspectionId, entry)
  }
}

/**
 * Keeps what was read in memory: a tap costs one line, not a day's, and a start what is shown, not a month. Lines never change,
 * they only come, and this device's come with rising seq; so only what is newer is read, of those somebody has asked for.
 */
export function createInspectionCache(sources: Sources): InspectionCache {
  const known: Known = { entries: new Map(), lastSeq: null, foreign: new Set(), undone: new Set() }

  const update = async (wanted: () => Promise<readonly string[]>): Promise<void> => {
    await lookForNew(sources, known)
    const missing = (await wanted()).filter((inspectionId) => !known.entries.get(inspectionId)?.whole)
    for (let at = 0; at < missing.length; at += atOnce) await readWhole(sources, known, missing.slice(at, at + atOnce))
  }
  const refresh = inTurn(update)
  const readSome = async (wanted: () => Promise<readonly string[]>) => {
    await refresh(wanted)
    return readEntries(known, await wanted())
  }
  const foreignIds = () => [...known.entries].flatMap(([id, { foreign }]) => (foreign.length > 0 ? [id] : []))
  const allIds = async () => [...new Set([...(await listInspectionIds(sources.outbox)), ...foreignIds()])]
  return {
    read: async (inspectionId) => (await readSome(async () => [inspectionId])).get(inspectionId) ?? null,
    readSome: (inspectionIds) => readSome(async () => inspectionIds),
    readForeign: () => readSome(async () => foreignIds()),
    readAll: () => readSome(allIds),
  }
}

const listInspectionIds = (outbox: Outbox): Promise<string[]> =>
  outbox.transact('read', async ({ meta }) =>
    (await listRows(meta, 'inspection', outbox.IDBKeyRange)).map(({ inspectionId }) => inspectionId),
  )

/** One after the other, or two would add the same rows. */
function inTurn<Args extends unknown[]>(work: (...args: Args) => Promise<void>): (...args: Args) => Promise<void> {
  let last: Promise<void> = Promise.resolve()
  return (...args) => {
    const next = last.then(() => work(...args))
    last = next.catch(() => undefined)
    return next
  }
}
