import { isInspectionEventType } from '@sac/contracts/events/inspection-payloads'
import { foldInspection } from '@sac/contracts/inspection/fold'
import { currentSchemaVersion, type EventLine, parseEventLine } from '@sac/contracts/sync/event-line'
import type { LocalStore } from './local-store.ts'
import type { EventRow } from './outbox-schema.ts'
import { type ReadInspection, undoneIn } from './read-inspection.ts'
import { answered } from './transactions.ts'
import { listForeignLinesExcept } from './view.ts'

type Entry = { own: EventLine[]; foreign: EventLine[]; read: ReadInspection | null }
type Known = { entries: Map<string, Entry>; lastSeq: number; foreign: Set<string>; undone: Set<string> }

export type InspectionCache = {
  /** The inspection as of now; null when nothing of it is here. The same object as long as nothing came. */
  read: (inspectionId: string) => Promise<ReadInspection | null>
  /** Everything on this device, by inspection. */
  readAll: () => Promise<Map<string, ReadInspection>>
}

/** Checked when it was recorded; only a version that went back has to skip what it does not know. */
function parseOwn(text: string): EventLine[] {
  const line = JSON.parse(text) as EventLine
  return isInspectionEventType(line.type) && line.schemaVersion <= currentSchemaVersion ? [line] : []
}

function parseForeign(text: string): EventLine[] {
  const parsed = parseEventLine(text)
  return parsed.ok ? [parsed.line] : []
}

function add({ entries }: Known, lines: readonly EventLine[], side: 'own' | 'foreign'): void {
  for (const line of lines) {
    const entry = entries.get(line.inspectionId) ?? { own: [], foreign: [], read: null }
    entry[side].push(line)
    entry.read = null
    entries.set(line.inspectionId, entry)
  }
}

function readEntry({ undone }: Known, inspectionId: string, entry: Entry): ReadInspection {
  if (entry.read) return entry.read
  const lines = [...entry.own, ...entry.foreign]
  const own = entry.own.map(({ eventId }) => eventId).filter((eventId) => undone.has(eventId))
  entry.read = { inspectionId, lines, state: foldInspection(lines), undone: new Set(own) }
  return entry.read
}

/**
 * Keeps what was read in memory: a tap costs one line, not a day's. Lines never change, they only come, and this device's
 * come with rising seq; so only what is newer is read.
 */
export function createInspectionCache({ outbox, view }: Pick<LocalStore, 'outbox' | 'view'>): InspectionCache {
  const known: Known = { entries: new Map(), lastSeq: 0, foreign: new Set(), undone: new Set() }

  const update = async (): Promise<void> => {
    const range = outbox.IDBKeyRange.lowerBound(known.lastSeq, true)
    const rows = await outbox.transact(
      'read',
      ({ events }) => answered(events.index('seq').getAll(range)) as Promise<EventRow[]>,
    )
    for (const eventId of undoneIn(rows)) known.undone.add(eventId)
    known.lastSeq = rows.at(-1)?.seq ?? known.lastSeq
    add(
      known,
      rows.flatMap(({ line }) => parseOwn(line)),
      'own',
    )
    for (const pulled of await listForeignLinesExcept(await view(), known.foreign)) {
      known.foreign.add(pulled.eventId)
      add(known, parseForeign(pulled.line), 'foreign')
    }
  }

  // One after the other, or two would add the same rows.
  let last: Promise<void> = Promise.resolve()
  const refresh = (): Promise<void> => {
    const next = last.then(update)
    last = next.catch(() => undefined)
    return next
  }
  return {
    read: async (inspectionId) => {
      await refresh()
      const entry = known.entries.get(inspectionId)
      return entry ? readEntry(known, inspectionId, entry) : null
    },
    readAll: async () => {
      await refresh()
      return new Map(
        [...known.entries].map(([inspectionId, entry]) => [inspectionId, readEntry(known, inspectionId, entry)]),
      )
    },
  }
}
