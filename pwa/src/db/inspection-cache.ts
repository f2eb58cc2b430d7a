import { foldInspection } from '@sac/contracts/inspection/fold'
import { type EventLine, parseEventLine } from '@sac/contracts/sync/event-line'
import type { LocalStore } from './local-store.ts'
import { answered, type EventRow } from './outbox-schema.ts'
import type { ReadInspection } from './read-inspection.ts'

type Entry = { lastSeq: number; own: EventLine[]; foreign: Map<string, EventLine>; read: ReadInspection | null }

export type InspectionCache = {
  /** The inspection as of now; reads and parses only what came since the last call. null when nothing of it is here. */
  read: (inspectionId: string) => Promise<ReadInspection | null>
  forget: (inspectionId: string) => void
}

const parse = (text: string): EventLine[] => {
  const parsed = parseEventLine(text)
  return parsed.ok ? [parsed.line] : []
}

/** Keeps the inspections that were read in memory: a tap costs one line, not a hundred. Lines never change, they only come. */
export function createInspectionCache({ outbox, view }: Pick<LocalStore, 'outbox' | 'view'>): InspectionCache {
  const entries = new Map<string, Entry>()

  const rowsSince = (inspectionId: string, seq: number) =>
    outbox.transact('read', ({ events }) => {
      const range = outbox.IDBKeyRange.bound([inspectionId, seq + 1], [inspectionId, Number.MAX_SAFE_INTEGER])
      return answered(events.index('inspection').getAll(range)) as Promise<EventRow[]>
    })

  const update = async (inspectionId: string, entry: Entry): Promise<ReadInspection | null> => {
    const rows = (await rowsSince(inspectionId, entry.lastSeq)).filter(({ seq }) => seq > entry.lastSeq)
    const pulled = await (await view()).lines.where('inspectionId').equals(inspectionId).toArray()
    const news = pulled.filter(({ eventId }) => !entry.foreign.has(eventId))
    if (rows.length === 0 && news.length === 0) return entry.read
    entry.own.push(...rows.flatMap(({ line }) => parse(line)))
    entry.lastSeq = rows.at(-1)?.seq ?? entry.lastSeq
    for (const { eventId, line } of news) for (const parsed of parse(line)) entry.foreign.set(eventId, parsed)
    const lines = [...entry.own, ...entry.foreign.values()]
    entry.read = lines.length === 0 ? null : { inspectionId, lines, state: foldInspection(lines) }
    return entry.read
  }

  const queues = new Map<string, Promise<unknown>>()
  return {
    // One reader at a time for each inspection, or two would append the same rows.
    read: (inspectionId) => {
      const entry = entries.get(inspectionId) ?? { lastSeq: 0, own: [], foreign: new Map(), read: null }
      entries.set(inspectionId, entry)
      const next = (queues.get(inspectionId) ?? Promise.resolve()).then(() => update(inspectionId, entry))
      queues.set(
        inspectionId,
        next.catch(() => undefined),
      )
      return next
    },
    forget: (inspectionId) => {
      entries.delete(inspectionId)
      queues.delete(inspectionId)
    },
  }
}
