import { foldInspection, type InspectionState } from '@sac/contracts/inspection/fold'
import { type Arrived, countingOn, notYetArrived } from '@sac/contracts/inspection/holders'
import { type EventLine, parseEventLine } from '@sac/contracts/sync/event-line'
import type { LocalStore } from './local-store.ts'
import type { Outbox } from './outbox.ts'
import type { EventRow } from './outbox-schema.ts'
import { answered } from './transactions.ts'
import { type ForeignLine, listForeignLines } from './view.ts'

export type ReadInspection = {
  inspectionId: string
  /** This device's lines in seq order, then what was pulled of other devices; nothing of whoever never held it. */
  lines: readonly EventLine[]
  /** The same, theirs too: who holds it is read from all that is here. */
  arrived: readonly Arrived[]
  /** What `lines` say. */
  state: InspectionState
  /** Ids of the lines Undo wrote on this device. */
  undone: ReadonlySet<string>
}

export const undoneIn = (rows: readonly EventRow[]): Set<string> =>
  new Set(rows.flatMap(({ undoes, eventId }) => (undoes ? [eventId] : [])))

/** When an own line came to count at the office, at the latest. */
export const arrivalOf = ({ state, receivedBy }: EventRow): string | null =>
  state === 'sent' ? (receivedBy ?? null) : notYetArrived

/** Lines this version cannot read stay in the outbox and are left out here. */
function readLine(text: string, arrival: (line: EventLine) => string | null): Arrived[] {
  const parsed = parseEventLine(text)
  return parsed.ok ? [{ line: parsed.line, receivedAt: arrival(parsed.line) }] : []
}

export const readForeign = ({ line, receivedAt }: ForeignLine): Arrived[] => readLine(line, () => receivedAt ?? null)

/** Only of a beginning it matters when it arrived. */
export const readOwn = (row: EventRow): Arrived[] =>
  readLine(row.line, ({ type }) => (type === 'started' ? arrivalOf(row) : null))

/** `own` in seq order, all of this device. */
export function toRead(inspectionId: string, own: readonly Arrived[], foreign: readonly Arrived[]) {
  const arrived = [...own, ...foreign]
  const counting = foreign.length === 0 ? own : countingOn(own[0]?.line.deviceId ?? '', arrived)
  const lines = counting.map(({ line }) => line)
  return { inspectionId, lines, arrived, state: foldInspection(lines) }
}

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
  const read = toRead(inspectionId, own.flatMap(readOwn), foreign.flatMap(readForeign))
  return read.arrived.length === 0 ? null : { ...read, undone: undoneIn(own) }
}
