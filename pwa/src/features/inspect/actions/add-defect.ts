import type { InspectionPayload } from '@sac/contracts/events/inspection-payloads'
import type { Recorded } from '@sac/contracts/inspection/field-key'
import type { CheckpointView } from '../model/checkpoint-view.ts'
import { answerCheckpoint } from './answer-checkpoint.ts'

export type NewDefect = Omit<InspectionPayload<'defect-added'>, 'defectId' | 'checkpoint'>

/** Names a defect at a checkpoint and fails it if it has not failed yet. */
export function addDefect(item: CheckpointView, defectId: string, defect: NewDefect): Recorded[] {
  const note = defect.note?.trim() || null
  return [
    ...answerCheckpoint(item, { answer: 'defect' }),
    { type: 'defect-added', payload: { ...defect, note, defectId, checkpoint: item.checkpoint.code } },
  ]
}

/** Takes a defect away; without any defect left the checkpoint is open again. */
export function removeDefect(item: CheckpointView, defectId: string): Recorded[] {
  const removed: Recorded = { type: 'defect-removed', payload: { defectId } }
  if (item.defects.some((other) => other.defectId !== defectId)) return [removed]
  const checkpoint = item.checkpoint.code
  return [removed, { type: 'answered', payload: { checkpoint, answer: 'withdrawn', reason: null } }]
}
