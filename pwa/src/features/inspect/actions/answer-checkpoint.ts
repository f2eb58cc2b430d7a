import type { Recorded } from '@sac/contracts/inspection/field-key'
import type { Answer, CheckpointView } from '../model/checkpoint-view.ts'

type Given = { answer: Answer; reason?: string | null }

/** Records an answer. Anything but a fail takes the defects of this checkpoint away, or the two would contradict. */
export function answerCheckpoint(item: CheckpointView, { answer, reason = null }: Given): Recorded[] {
  if (item.answer === answer && item.reason === reason && !item.conflict) return []
  const removed = answer === 'defect' ? [] : item.defects
  return [
    ...removed.map(({ defectId }): Recorded => ({ type: 'defect-removed', payload: { defectId } })),
    { type: 'answered', payload: { checkpoint: item.checkpoint.code, answer, reason } },
  ]
}
