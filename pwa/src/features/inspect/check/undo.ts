// How each kind of line is taken back. Which act is the latest is latest-act.ts' business.
import type { Recorded } from '@sac/contracts/inspection/field-key'
import type { EventLine } from '@sac/contracts/sync/event-line'

export type Known = { byId: ReadonlyMap<string, EventLine>; newId: () => string }
type Inverse<T extends EventLine['type']> = (line: Extract<EventLine, { type: T }>, known: Known) => Recorded[]

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
  const gone = new Set(
    [...known.byId.values()].flatMap((line) => (line.type === 'photo-removed' ? line.payload.photoId : [])),
  )
  const photos = [...known.byId.values()].flatMap((line): Recorded[] =>
    line.type === 'photo-captured' && line.payload.defectId === payload.defectId && !gone.has(line.payload.photoId)
      ? [
          { type: 'photo-removed', payload: { photoId: line.payload.photoId } },
          { type: 'photo-captured', payload: { ...line.payload, photoId: known.newId(), defectId } },
        ]
      : [],
  )
  return [{ type: 'defect-added', payload: { ...added.payload, defectId } }, ...photos]
}

/** Start, takeover, signature, seal and decisions cannot be taken back; a new kind of line can, or is named here. */
type ForGood = 'started' | 'claimed' | 'signed' | 'finished' | 'abandoned' | 'conflict-resolved'
export type Undoable = Exclude<EventLine['type'], ForGood>

const inverses: { [T in Undoable]: Inverse<T> } = {
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
  'equipment-used': (line, known) => [
    { type: 'equipment-used', payload: before(line, known)?.payload ?? { ...line.payload, checkpoints: [] } },
  ],
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

/** The events that take a line back; empty when it cannot be taken back. */
export const inverseOf = (line: EventLine, known: Known): Recorded[] =>
  (inverses[line.type as Undoable] as Inverse<EventLine['type']> | undefined)?.(line, known) ?? []
