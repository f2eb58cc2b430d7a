// Who wins when a field was written more than once (design 04, "Identity, claims, two devices"). Never last-write-wins by
// clock: on one device the higher seq wins, across devices only a candidate that saw the other (its base chain) wins.
// What remains is either the same value, or a conflict that a person resolves.
import { canonicalJson } from '../canonical-json.ts'
import { correctedTime } from '../sync/corrected-time.ts'
import type { EventLine } from '../sync/event-line.ts'

export type Candidate<T> = {
  value: T
  eventId: string
  actorId: string
  deviceId: string
  /** Device clock when it was written, corrected by the offset known then; for display only. */
  at: string
}

export type Field<T> =
  | ({ status: 'settled' } & Candidate<T>)
  /** `value` is the safer of the candidates and counts meanwhile; completion is blocked. */
  | { status: 'conflict'; value: T; candidates: readonly Candidate<T>[] }

const byEventId = (a: { eventId: string }, b: { eventId: string }) => (a.eventId < b.eventId ? -1 : 1)

function predecessors(lines: readonly EventLine[]): Set<string> {
  const seen = new Set<string>()
  const lastOfWriter = new Map<string, EventLine>()
  for (const line of lines.toSorted((a, b) => a.seq - b.seq || byEventId(a, b))) {
    if (line.base !== null && line.base !== line.eventId) seen.add(line.base)
    if (line.type === 'conflict-resolved') for (const over of line.payload.over) seen.add(over)
    const writer = `${line.deviceId}/${line.epoch}`
    const previous = lastOfWriter.get(writer)
    if (previous && previous.seq < line.seq) seen.add(previous.eventId)
    lastOfWriter.set(writer, line)
  }
  return seen
}

function valueLine(line: EventLine, byId: ReadonlyMap<string, EventLine>, depth = 0): EventLine {
  if (line.type !== 'conflict-resolved' || depth > byId.size) return line
  const chosen = byId.get(line.payload.chosen)
  return chosen ? valueLine(chosen, byId, depth + 1) : line
}

const candidateOf = <T>(line: EventLine, value: T): Candidate<T> => ({
  value,
  eventId: line.eventId,
  actorId: line.actorId,
  deviceId: line.deviceId,
  at: correctedTime(line).toISOString(),
})

/** Resolves all lines of one field. Independent of the order of `lines`; expects each eventId once and at least one line. */
export function resolveField<T>(
  lines: readonly EventLine[],
  read: (line: EventLine) => T,
  danger: (value: T) => number,
): Field<T> | null {
  const [only, another] = lines
  // Most fields are written once, and a phone resolves hundreds with every tap.
  if (only && !another && only.type !== 'conflict-resolved')
    return { status: 'settled', ...candidateOf(only, read(only)) }
  const byId = new Map(lines.map((line) => [line.eventId, line]))
  const dominated = predecessors(lines)
  const heads = lines.filter((line) => !dominated.has(line.eventId))
  const candidates = (heads.length > 0 ? heads : lines)
    .map((line) => ({ line, source: valueLine(line, byId) }))
    // A resolution whose chosen line has not arrived yet says nothing.
    .filter(({ source }) => source.type !== 'conflict-resolved')
    .map(({ line, source }) => candidateOf(line, read(source)))
    .toSorted(byEventId)
  const [first] = candidates
  if (!first) return null
  const isSettled = candidates.length === 1 || new Set(candidates.map(({ value }) => canonicalJson(value))).size === 1
  if (isSettled) return { status: 'settled', ...first }
  const safest = candidates.reduce((best, next) => (danger(next.value) > danger(best.value) ? next : best), first)
  return { status: 'conflict', value: safest.value, candidates }
}
