// Measured and computed values with the limits they were held against, as they are printed.
import { judgedCheckpoints, traitsOf } from '@sac/contracts/inspection/judged-checkpoints'
import { isMeasuredWith, readingsOf } from '@sac/contracts/inspection/missing'
import type { InspectionReport } from '@sac/contracts/inspection/report'
import { computedLabel } from '@sac/contracts/template/computed-label'
import { evaluateMeasurements, type Judgement } from '@sac/contracts/template/evaluate-measurements'
import { positionsOf } from '@sac/contracts/template/positions'
import type { Reading } from '@sac/contracts/template/quantities'
import type { Checkpoint, Measurement, VehicleTraits } from '@sac/contracts/template/template'
import type { Completed } from './assess.ts'

type Value = InspectionReport['measured'][number]
type Judged = Extract<Judgement, { status: 'judged' }>

const isJudged = (judgement: Judgement): judgement is Judged => judgement.status === 'judged'

function readValues(
  checkpoint: Checkpoint,
  measurement: Measurement,
  readings: readonly Reading[],
  judged: readonly Judged[],
): Value[] {
  return positionsOf(measurement).flatMap((position): Value[] => {
    const reading = readings.find((one) => one.measurement === measurement.key && one.position === position)
    if (!reading) return []
    const limits = judged.find(
      (one) => one.quantity === 'value' && one.measurement === measurement.key && one.position === position,
    )
    return [
      {
        checkpoint: checkpoint.code,
        label: measurement.label,
        position,
        value: reading.value,
        unit: measurement.unit,
        decimals: measurement.decimals,
        min: limits?.min ?? null,
        max: limits?.max ?? null,
        ok: limits === undefined || limits.violated.length === 0,
      },
    ]
  })
}

function computedValue(checkpoint: Checkpoint, judged: Judged): Value[] {
  const measurement = checkpoint.measurements.find(({ key }) => key === judged.measurement)
  if (judged.quantity === 'value' || !measurement) return []
  const inUnit = judged.quantity === 'mean'
  return [
    {
      checkpoint: checkpoint.code,
      label: computedLabel(measurement.label, judged.quantity),
      position: judged.position,
      value: judged.computed,
      unit: inUnit ? measurement.unit : '%',
      decimals: inUnit ? measurement.decimals : 0,
      min: judged.min,
      max: judged.max,
      ok: judged.violated.length === 0,
    },
  ]
}

function valuesOf(checkpoint: Checkpoint, traits: VehicleTraits, readings: readonly Reading[]): Value[] {
  const judged = evaluateMeasurements(checkpoint, traits, readings).filter(isJudged)
  return [
    ...checkpoint.measurements.flatMap((measurement) => readValues(checkpoint, measurement, readings, judged)),
    ...judged.flatMap((one) => computedValue(checkpoint, one)),
  ]
}

/** In template order: per checkpoint what was read, then what was computed from it; what does not count is not printed. */
export function measuredValues({ state, template }: Completed): Value[] {
  const traits = traitsOf(state)
  if (!traits) return []
  return judgedCheckpoints(state, template).flatMap((checkpoint) => {
    const counts = ({ measurement }: Reading) =>
      isMeasuredWith(state, checkpoint) ||
      checkpoint.measurements.find(({ key }) => key === measurement)?.calibrated !== true
    return valuesOf(checkpoint, traits, readingsOf(state, checkpoint).filter(counts))
  })
}
