// What Undo would take back, derived from the lines alone: nothing is remembered outside the log, so it survives a restart.
// Undo is itself a line. A line that takes back the newest act removes that act from the pile instead of adding to it, so
// pressing Undo again goes one further back.
import type { Recorded } from '@sac/contracts/inspection/field-key'
import { stableText } from '@sac/contracts/inspection/fields'
import type { EventLine } from '@sac/contracts/sync/event-line'

export type Draft = Recorded
export type Act = { line: EventLine; undo: readonly Draft[] }

type Known = { byId: ReadonlyMap<string, EventLine>; newId: () => string }
type Inverse<T extends EventLine['type']> = (line: Extract<EventLine, { type: T }>, known: Known) => Draft[]

/** The line of the same field this one replaced. */
function before<T extends EventLine['type']>(line: EventLine & { type: T }, { byId }: Known) {
  const previous = line.base === null ? undefined : byId.get(line.base)
  return previous?.type === line.type ? (previous as Extract<EventLine, { type: T }>) : null
}

const find = <T extends EventLine['type']>(type: T, { byId }: Known, has: (payload: EventLine['payload']) => boolean) =>
  [...byId.values()].find((line): line is Extract<EventLine, { type: T }> => line.type === type && has(line.payload))

/** An id once removed never returns: what was removed comes back under a new one, a defect with its photos. */
const restoreDefect: Inverse<'defect-removed'> = ({ payload }, known) => {
  const added = find(
    'defect-added',
    known,
    (candidate) => 'defectId' in candidate && candidate.defectId === payload.defectId,
  )
  if (!added) return []
  const defectId = known.newId()
  const photos = [...known.byId.values()].flatMap((line): Draft[] =>
    line.type === 'photo-captured' && line.payload.defectId === payload.defectId
      ? [
          { type: 'photo-removed', payload: { photoId: line.payload.photoId } },
          { type: 'photo-captured', payload: { ...line.payload, photoId: known.newId(), defectId } },
        ]
      : [],
  )
  return [{ type: 'defect-added', payload: { ...added.payload, defectId } }, ...photos]
}

const inverses: { [T in EventLine['type']]?: Inverse<T> } = {
  answered: (line, known) => [
    {
      type: 'answered',
      payload: before(line, known)?.payload ?? {
        checkpoint: line.payload.checkpoint,
        answer: 'withdrawn',
        reason: null,
      },
    },
  ],
  measured: (line, known) => [
    { type: 'measured', payload: before(line, known)?.payload ?? { ...line.payload, value: null } },
  ],
  'remark-written': (line, known) => [
    { type: 'remark-written', payload: before(line, known)?.payload ?? { text: '' } },
  ],
  'vehicle-recorded': (line, known) => {
    const previous = before(line, known)
    return previous ? [{ type: 'vehicle-recorded', payload: previous.payload }] : []
  },
  'defect-added': ({ payload }) => [{ type: 'defect-removed', payload: { defectId: payload.defectId } }],
  'defect-removed': restoreDefect,
  'advisory-added': ({ payload }) => [{ type: 'advisory-removed', payload: { advisoryId: payload.advisoryId } }],
  'advisory-removed': ({ payload }, known) => {
    const added = find(
      'advisory-added',
      known,
      (other) => 'advisoryId' in other && other.advisoryId === payload.advisoryId,
    )
    return added ? [{ type: 'advisory-added', payload: { ...added.payload, advisoryId: known.newId() } }] : []
  },
  'photo-captured': ({ payload }) => [{ type: 'photo-removed', payload: { photoId: payload.photoId } }],
  'photo-removed': ({ payload }, known) => {
    const taken = find('photo-captured', known, (other) => 'photoId' in other && other.photoId === payload.photoId)
    return taken ? [{ type: 'photo-captured', payload: { ...taken.payload, photoId: known.newId() } }] : []
  },
}

/** The events that take a line back; empty when it cannot be taken back (start, signature, seal, decisions). */
export const inverseOf = (line: EventLine, known: Known): Draft[] =>
  (inverses[line.type] as Inverse<EventLine['type']> | undefined)?.(line, known) ?? []

const madeIds = new Set(['defectId', 'photoId', 'advisoryId'])
/** Ids made for the occasion do not count, except that a removal names what it removes. */
const sameAct = ({ type, payload }: Draft): string =>
  type.endsWith('-removed')
    ? stableText([type, payload])
    : stableText([type, Object.entries(payload).filter(([name]) => !madeIds.has(name))])

function takesBack(line: EventLine, top: Act | undefined): boolean {
  const [first] = top?.undo ?? []
  return first !== undefined && sameAct(first) === sameAct(line)
}

/** The newest act of this device that can be undone, and the events that undo it; null when there is none. */
export function latestAct(lines: readonly EventLine[], deviceId: string, newId: () => string): Act | null {
  const known = { byId: new Map(lines.map((line) => [line.eventId, line])), newId }
  const pile: Act[] = []
  let follow: Draft[] = []
  for (const line of lines.filter((one) => one.deviceId === deviceId).toSorted((a, b) => a.seq - b.seq)) {
    const [expected] = follow
    if (expected && sameAct(expected) === sameAct(line)) {
      follow = follow.slice(1)
      continue
    }
    follow = []
    if (takesBack(line, pile.at(-1))) follow = [...(pile.pop()?.undo ?? [])].slice(1)
    else pile.push({ line, undo: inverseOf(line, known) })
  }
  return pile.findLast(({ undo }) => undo.length > 0) ?? null
}
