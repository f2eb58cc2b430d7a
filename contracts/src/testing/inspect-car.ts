// A car of any kind on the shipped template, looked at and found in order where a law needs only answers.
import type { InspectionPayload } from '../events/inspection-payloads.ts'
import type { Recorded } from '../inspection/field-key.ts'
import { applicableCheckpoints } from '../template/applicability.ts'
import { passengerCar } from '../template/passenger-car.ts'
import type { Checkpoint, VehicleTraits } from '../template/template.ts'
import { start } from './inspect.ts'

export const checkpointsOf = (traits: VehicleTraits): readonly Checkpoint[] =>
  applicableCheckpoints(passengerCar, traits, 'periodic')

export const answerWith = (
  { code }: Pick<Checkpoint, 'code'>,
  given: InspectionPayload<'answered'>['answer'],
  reason: string | null = null,
): Recorded => ({ type: 'answered', payload: { checkpoint: code, answer: given, reason } })

/** The start and what decides which checkpoints apply. */
export function startCar({ category, fuel, firstRegistration, equipment }: VehicleTraits): Recorded[] {
  const fields = [
    { field: 'category', value: category },
    ...(fuel === null ? [] : [{ field: 'fuel', value: fuel }]),
    ...(firstRegistration === null ? [] : [{ field: 'firstRegistration', value: firstRegistration }]),
    { field: 'equipment', value: [...equipment] },
  ]
  return [
    start('f'.repeat(64)),
    ...fields.map(
      (payload) => ({ type: 'vehicle-recorded', payload }) as Extract<Recorded, { type: 'vehicle-recorded' }>,
    ),
  ]
}
