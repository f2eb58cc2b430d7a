// Where a new inspection begins from: an appointment, a failed inspection on this device, or a car that just stands there.

import type { InspectionState } from '@sac/contracts/inspection/fold'
import { computeOutcome, retestScope } from '@sac/contracts/inspection/outcome'
import { findProfile } from '@sac/contracts/template/profiles'
import type { InspectionTemplate } from '@sac/contracts/template/template'
import type { Start } from '../actions/start-inspection.ts'
import { historyOfFailed } from '../model/history-of-failed.ts'
import type { Assignment } from '../model/office-data.ts'
import { emptyVehicle, fromPlanned, fromState } from '../model/vehicle-form.ts'
import { noHistory, type VehicleHistory } from '../model/vehicle-history.ts'

export type StartPlan = Start & {
  /** The appointment's inspection, so that two devices meet in one; null makes a new one. */
  inspectionId: string | null
  history: VehicleHistory
  deadline: string | null
}

export const adHocPlan = (): StartPlan => ({
  form: emptyVehicle,
  kind: 'periodic',
  appointmentId: null,
  retest: null,
  inspectionId: null,
  history: noHistory,
  deadline: null,
})

export function planFromAssignment(assignment: Assignment): StartPlan {
  const { retest } = assignment.history
  const isRetest = assignment.kind === 'retest' && retest !== null
  return {
    form: fromPlanned(assignment.vehicle),
    // A retest whose order is not known here is a whole test: nothing may be left out by guessing.
    kind: isRetest ? 'retest' : assignment.kind === 'retest' ? 'periodic' : assignment.kind,
    appointmentId: assignment.appointmentId,
    retest: isRetest ? { of: retest.of, checkpoints: retest.checkpoints } : null,
    inspectionId: assignment.inspectionId,
    history: assignment.history,
    deadline: isRetest ? retest.deadline : null,
  }
}

/** What must be judged again, as far as this device knows. */
function failedCheckpoints(state: InspectionState, template: InspectionTemplate): string[] {
  const profile = findProfile(state.started?.value.profileId ?? '') ?? { repairOnSpotAllowed: false }
  return retestScope(computeOutcome({ state, template, profile, testedOn: null }))
}

export function planRetest(state: InspectionState, template: InspectionTemplate): StartPlan {
  return {
    ...adHocPlan(),
    history: historyOfFailed(state, template),
    form: fromState(state, { forRetest: true }),
    kind: 'retest',
    retest: { of: state.inspectionId ?? '', checkpoints: failedCheckpoints(state, template) },
  }
}
