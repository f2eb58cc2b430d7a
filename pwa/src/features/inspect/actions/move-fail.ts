import type { Recorded } from '@sac/contracts/inspection/field-key'
import type { CheckpointView } from '../model/checkpoint-view.ts'

/**
 * The defect looked for at one checkpoint belongs to another: that one fails, and the first is open again unless it has
 * defects of its own. `to` is null where a retest has not touched the checkpoint yet.
 */
export function moveFail(from: CheckpointView, to: CheckpointView | null, code: string): Recorded[] {
  const emptied = from.answer === 'defect' && from.defects.length === 0
  return [
    ...(emptied ? [answered(from.checkpoint.code, 'withdrawn')] : []),
    ...(to?.answer === 'defect' ? [] : [answered(code, 'defect')]),
  ]
}

const answered = (checkpoint: string, answer: 'withdrawn' | 'defect'): Recorded => ({
  type: 'answered',
  payload: { checkpoint, answer, reason: null },
})
