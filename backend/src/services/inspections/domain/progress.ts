import type { InspectionProgress } from '@sac/contracts/http/inspection-day'
import { foldInspection, type InspectionState } from '@sac/contracts/inspection/fold'
import { judgedCheckpoints, vehicleValue } from '@sac/contracts/inspection/judged-checkpoints'
import type { EventLine } from '@sac/contracts/sync/event-line'
import type { Rulebook } from './assess.ts'

type Standing = { progress: InspectionProgress; plate: string | null }

/** How far an inspection has come by the lines that are here, as its inspector's device counts it. */
export function progressOf(lines: readonly EventLine[], { findTemplate }: Pick<Rulebook, 'findTemplate'>): Standing {
  const state = foldInspection(lines)
  const template = findTemplate(state.started?.value.templateHash ?? '')
  const checkpoints = template ? judgedCheckpoints(state, template) : []
  const failed = new Set(state.defects.map(({ checkpoint }) => checkpoint))
  const answered = checkpoints.filter(({ code }) => isAnswered(state, failed, code))
  return {
    progress: { answered: answered.length, total: checkpoints.length, failed: failed.size },
    plate: vehicleValue(state, 'plate'),
  }
}

function isAnswered({ answers }: InspectionState, failed: ReadonlySet<string>, code: string): boolean {
  const answer = answers.get(code)?.value.answer
  if (answer === undefined || answer === 'withdrawn') return false
  return answer !== 'defect' || failed.has(code)
}
