// Which vehicle was tested and on what it is judged: the inputs of the outcome, read from the folded state.
import { applicableCheckpoints } from '../template/applicability.ts'
import type { Checkpoint, InspectionTemplate, VehicleTraits } from '../template/template.ts'
import type { InspectionState, VehicleField, VehicleValue } from './fold.ts'

export function vehicleValue<F extends VehicleField>(state: InspectionState, field: F): VehicleValue<F> | null {
  return state.vehicle[field]?.value ?? null
}

/** What decides applicability; null while the category is unknown. */
export function traitsOf(state: InspectionState): VehicleTraits | null {
  const category = vehicleValue(state, 'category')
  if (category === null) return null
  return {
    category,
    fuel: vehicleValue(state, 'fuel'),
    firstRegistration: vehicleValue(state, 'firstRegistration'),
    equipment: vehicleValue(state, 'equipment') ?? [],
  }
}

/** Whether somebody looked and said so: it is in order, or it has a defect. */
export const wasJudged = ({ answers }: InspectionState, checkpoint: string): boolean =>
  ['ok', 'defect'].includes(answers.get(checkpoint)?.value.answer ?? '')

function touched(state: InspectionState): Set<string> {
  return new Set([...state.answers.keys(), ...state.defects.map(({ checkpoint }) => checkpoint)])
}

/**
 * The checkpoints this inspection must judge, in template order: all that apply to the vehicle; on a retest those that failed
 * before and those that were touched. Empty while start or category are unknown.
 */
export function judgedCheckpoints(state: InspectionState, template: InspectionTemplate): readonly Checkpoint[] {
  const started = state.started?.value
  const traits = traitsOf(state)
  if (!started || !traits) return []
  const applicable = applicableCheckpoints(template, traits, started.kind)
  if (!started.retest) return applicable
  const scope = new Set([...started.retest.checkpoints, ...touched(state)])
  return applicable.filter(({ code }) => scope.has(code))
}
