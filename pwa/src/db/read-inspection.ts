import { foldInspection, type InspectionState } from '@sac/contracts/inspection/fold'
import { type EventLine, parseEventLine } from '@sac/contracts/sync/event-line'
import type { LocalStore } from './local-store.ts'
import type { Outbox } from './outbox.ts'
import type { EventRow } from './outbox-schema.ts'
import { answered } from './transactions.ts'
import { listForeignLines } from './view.ts'

export type ReadInspection = {
  inspectionId: string
  /** This device's lines in seq order, then what was pulled of other devices. */
  lines: readonly EventLine[]
  state: InspectionState
  /** Ids of the lines Undo wrote on this device. */
  undone: ReadonlySet<string>
}

export const undoneIn = (rows: readonly EventRow[]): Set<string> =>
  new Set(rows.flatMap(({ undoes, eventId }) => (undoes ? [eventId] : [])))

/** Lines this version cannot read stay in the outbox and are left out here. */
const readable = (texts: readonly string[]): EventLine[] =>
  texts.flatMap((text) => {
    const parsed = parseEventLine(text)
    return parsed.ok ? [parsed.line] : []
  })

/** The rows of one inspection, in seq order. */
export const listRowsOf = (outbox: Outbox, inspectionId: string): Promise<EventRow[]> =>
  outbox.transact('read', ({ events }) => {
    const range = outbox.IDBKeyRange.bound([inspectionId, 0], [inspectionId, Number.MAX_SAFE_INTEGER])
    return answered(events.index('inspection').getAll(range)) as Promise<EventRow[]>
  })

/** One inspection as this device knows it; null when nothing of it is here. */
export async function readInspection(
  { outbox, view }: Pick<LocalStore, 'outbox' | 'view'>,
  inspectionId: string,
): Promise<ReadInspection | null> {
  const own = await listRowsOf(outbox, inspectionId)
  const foreign = await listForeignLines(await view(), inspectionId)
  const lines = readable([...own, ...foreign].map(({ line }) => line))
  return lines.length === 0 ? null : { inspectionId, lines, state: foldInspection(lines), undone: undoneIn(own) }
}
