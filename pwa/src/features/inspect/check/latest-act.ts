// What Undo would take back, derived from the lines and from which of them Undo wrote, so it survives a restart. An act is
// everything one tap saved. What Undo wrote removes the act it took back from the pile, so pressing it again goes one further
// back; what a person takes back by hand is an act like any other.
import type { Recorded } from '@sac/contracts/inspection/field-key'
import type { EventLine } from '@sac/contracts/sync/event-line'
import { inverseOf } from './undo.ts'

/** `line`: the one that names the act. */
export type Act = { line: EventLine; undo: readonly Recorded[] }

type Device = { deviceId: string; undone: ReadonlySet<string>; newId: () => string }
type Group = readonly [EventLine, ...EventLine[]]
/** What came back under a new id, by the id it had. */
type Renamed = Map<string, string>

/** Lines one save wrote follow each other and have the same clock. */
function groupsOf(lines: readonly EventLine[]): Group[] {
  const groups: [EventLine, ...EventLine[]][] = []
  for (const line of lines) {
    const last = groups.at(-1)
    const before = last?.at(-1)
    if (before && before.seq + 1 === line.seq && before.wall === line.wall) last?.push(line)
    else groups.push([line])
  }
  return groups
}

const naming: readonly ((line: EventLine) => boolean)[] = [
  ({ type }) => type === 'defect-added',
  (line) => line.type === 'answered' && line.payload.answer !== 'withdrawn',
]
const namingLine = (group: Group): EventLine => naming.flatMap((names) => group.find(names) ?? []).at(0) ?? group[0]

const idNames = ['defectId', 'photoId', 'advisoryId'] as const

/** The ids a line makes or takes away, the own one first. */
function ownId({ type, payload }: EventLine | Recorded): string | null {
  const own = idNames.find((name) => type.startsWith(name.slice(0, -2)))
  return own && own in payload ? String((payload as Partial<Record<typeof own, unknown>>)[own]) : null
}

const makes = ({ type }: EventLine): boolean => type.endsWith('-added') || type === 'photo-captured'
const kindOf = ({ type }: EventLine): string => type.split('-')[0] ?? type

/** Undo brings back under new ids, in the order in which it took the removals back; a defect's photos follow their removal. */
function noteRenamed(renamed: Renamed, taken: Group, written: Group): void {
  const removed = [...taken.toReversed(), ...written].filter(({ type }) => type.endsWith('-removed'))
  for (const kind of ['defect', 'photo', 'advisory']) {
    const old = removed.filter((line) => kindOf(line) === kind)
    const fresh = written.filter((line) => kindOf(line) === kind && makes(line))
    for (const [index, line] of fresh.entries()) {
      const [from, to] = [old[index] && ownId(old[index]), ownId(line)]
      if (from && to) renamed.set(from, to)
    }
  }
}

function currentId(renamed: Renamed, id: string): string {
  const next = renamed.get(id)
  return next === undefined ? id : currentId(renamed, next)
}

/** A recorded about something that has come back speaks of it under the id it has now. */
function asNamedNow(recorded: Recorded, renamed: Renamed): Recorded {
  const ids = Object.entries(recorded.payload).map(([name, value]) =>
    (idNames as readonly string[]).includes(name) && typeof value === 'string'
      ? [name, currentId(renamed, value)]
      : [name, value],
  )
  return { ...recorded, payload: Object.fromEntries(ids) }
}

/** The newest act of this device that can be undone, and the events that undo it; null when there is none. */
export function latestAct(lines: readonly EventLine[], { deviceId, undone, newId }: Device): Act | null {
  const known = { byId: new Map(lines.map((line) => [line.eventId, line])), newId }
  const own = lines.filter((one) => one.deviceId === deviceId).toSorted((a, b) => a.seq - b.seq)
  const undoOf = (group: Group) => group.toReversed().flatMap((line) => inverseOf(line, known))
  const pile: Group[] = []
  const renamed: Renamed = new Map()
  for (const group of groupsOf(own)) {
    if (!undone.has(group[0].eventId)) {
      if (undoOf(group).length > 0) pile.push(group)
      continue
    }
    const taken = pile.pop()
    if (taken) noteRenamed(renamed, taken, group)
  }
  const latest = pile.at(-1)
  return latest
    ? { line: namingLine(latest), undo: undoOf(latest).map((recorded) => asNamedNow(recorded, renamed)) }
    : null
}
