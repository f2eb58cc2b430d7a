// Where a checkpoint is measured, what stands there, and which limits apply.
import type { InspectionState } from '@sac/contracts/inspection/fold'
import { readingsOf } from '@sac/contracts/inspection/missing'
import { applicableMeasurements } from '@sac/contracts/template/applicability'
import { evaluateMeasurements, type Judgement } from '@sac/contracts/template/evaluate-measurements'
import { positionsOf } from '@sac/contracts/template/positions'
import type { Checkpoint, Measurement, VehicleTraits } from '@sac/contracts/template/template'

export type MeasuredPlace = { measurement: Measurement; position: string; value: number | null }
type Car = { state: InspectionState; traits: VehicleTraits }

/** Every place to measure, in the order a form asks them. */
export function placesOf(checkpoint: Checkpoint, { state, traits }: Car): MeasuredPlace[] {
  return applicableMeasurements(checkpoint, traits).flatMap((measurement) =>
    positionsOf(measurement).map((position) => ({
      measurement,
      position,
      value: state.measurements.get(`${checkpoint.code}/${measurement.key}/${position}`)?.value.value ?? null,
    })),
  )
}

export type Typed = { measurement: string; position: string; value: number }

/** All judgements of a checkpoint, as if `typed` had been recorded already. */
export function judge(
  checkpoint: Checkpoint,
  { state, traits }: Car,
  typed: Typed | null = null,
): readonly Judgement[] {
  const recorded = readingsOf(state, checkpoint)
  const readings = typed
    ? [
        ...recorded.filter(
          ({ measurement, position }) => measurement !== typed.measurement || position !== typed.position,
        ),
        typed,
      ]
    : recorded
  return evaluateMeasurements(checkpoint, traits, readings)
}

export type Bounds = { min: number | null; max: number | null }

/** The limits of a single reading at a place; null when only comparisons are limited, or nothing is. */
export function boundsAt(checkpoint: Checkpoint, car: Car, place: MeasuredPlace): Bounds | null {
  const { key, plausible } = place.measurement
  const typed = { measurement: key, position: place.position, value: place.value ?? plausible.max }
  const found = judge(checkpoint, car, typed).find(
    (one) => one.quantity === 'value' && one.measurement === key && one.position === place.position,
  )
  return found?.status === 'judged' ? { min: found.min, max: found.max } : null
}
