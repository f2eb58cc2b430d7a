// One checkpoint as a card or row shows it: what the template asks and what has been recorded.
import type { InspectionPayload } from '@sac/contracts/events/inspection-payloads'
import type { Advisory, Defect, InspectionState, Photo } from '@sac/contracts/inspection/fold'
import type { Checkpoint, Section } from '@sac/contracts/template/template'

export type Answer = Exclude<InspectionPayload<'answered'>['answer'], 'withdrawn'>

export type CheckpointView = {
  checkpoint: Checkpoint
  section: Pick<Section, 'code' | 'title'>
  answer: Answer | null
  reason: string | null
  conflict: boolean
  defects: readonly Defect[]
  advisories: readonly Advisory[]
  photos: readonly Photo[]
  /** Answered, and a failed one names its defect. */
  done: boolean
}

type Answered = Pick<CheckpointView, 'answer' | 'defects'>

/** A fail counts as answered only once a defect is named. */
const isDone = ({ answer, defects }: Answered): boolean =>
  answer !== null && (answer !== 'defect' || defects.length > 0)

type Standing = Pick<CheckpointView, 'answer' | 'reason' | 'conflict'>

function standingAnswer(state: InspectionState, code: string): Standing {
  const given = state.answers.get(code)
  if (!given) return { answer: null, reason: null, conflict: false }
  const { answer, reason } = given.value
  const conflict = given.status === 'conflict'
  return answer === 'withdrawn' ? { answer: null, reason: null, conflict } : { answer, reason, conflict }
}

export function viewCheckpoint(
  state: InspectionState,
  checkpoint: Checkpoint,
  section: Pick<Section, 'code' | 'title'>,
): CheckpointView {
  const here = <T extends { checkpoint: string | null }>(items: readonly T[]) =>
    items.filter((item) => item.checkpoint === checkpoint.code)
  const standing = standingAnswer(state, checkpoint.code)
  const defects = here(state.defects)
  return {
    checkpoint,
    section,
    ...standing,
    defects,
    advisories: here(state.advisories),
    photos: here(state.photos),
    done: isDone({ answer: standing.answer, defects }),
  }
}

type Written = { eventId: string }
const sameLines = (a: readonly Written[], b: readonly Written[]): boolean =>
  a.length === b.length && a.every(({ eventId }, index) => eventId === b[index]?.eventId)

/** Whether both show the same, so that what was drawn of one stands for the other. */
export const showsSame = (a: CheckpointView, b: CheckpointView): boolean =>
  a.checkpoint === b.checkpoint &&
  a.answer === b.answer &&
  a.reason === b.reason &&
  a.conflict === b.conflict &&
  sameLines([...a.defects, ...a.advisories, ...a.photos], [...b.defects, ...b.advisories, ...b.photos])
