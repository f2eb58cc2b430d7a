import type { InspectionState } from '@sac/contracts/inspection/fold'
import { judgedCheckpoints, vehicleValue } from '@sac/contracts/inspection/judged-checkpoints'
import type { ResultCode } from '@sac/contracts/inspection/report'
import type { InspectionTemplate } from '@sac/contracts/template/template'
import { viewCheckpoint } from './checkpoint-view.ts'
import { vehicleName } from './inspection-view.ts'

export type InspectionSummary = {
  inspectionId: string
  appointmentId: string | null
  plate: string | null
  name: string
  kind: 'periodic' | 'retest' | 'voluntary'
  /** The failed inspection this one judges again. */
  retestOf: string | null
  open: boolean
  result: ResultCode | null
  /** When it was closed, ISO; null while open. */
  closedAt: string | null
  answered: number
  total: number
}

function progressOf(state: InspectionState, template: InspectionTemplate | null) {
  const checkpoints = template ? judgedCheckpoints(state, template) : []
  const section = { code: '', title: { en: ' ', fr: ' ' } }
  const answered = checkpoints.filter((checkpoint) => viewCheckpoint(state, checkpoint, section).done)
  return { answered: answered.length, total: checkpoints.length }
}

function closing(state: InspectionState): Pick<InspectionSummary, 'open' | 'result' | 'closedAt'> {
  const [seal] = state.seals
  if (!seal) return { open: true, result: null, closedAt: null }
  return {
    open: false,
    result: seal.type === 'finished' ? seal.outcome.result : 'abandoned',
    closedAt: seal.testedAt,
  }
}

/** One inspection as a row; null when its start has not arrived. */
export function summariseInspection(
  state: InspectionState,
  findTemplate: (hash: string) => InspectionTemplate | null,
): InspectionSummary | null {
  const started = state.started?.value
  if (!started || state.inspectionId === null) return null
  return {
    inspectionId: state.inspectionId,
    appointmentId: started.appointmentId,
    plate: vehicleValue(state, 'plate'),
    name: vehicleName(state),
    kind: started.kind,
    retestOf: started.retest?.of ?? null,
    ...closing(state),
    ...progressOf(state, findTemplate(started.templateHash)),
  }
}
