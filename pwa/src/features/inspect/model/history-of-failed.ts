import type { InspectionState } from '@sac/contracts/inspection/fold'
import { findCheckpoint } from '@sac/contracts/template/find-deficiency'
import type { InspectionTemplate } from '@sac/contracts/template/template'
import { readingOf } from './car-readings.ts'
import { noHistory, type VehicleHistory } from './vehicle-history.ts'

/** What a failed inspection of this device tells its retest: every defect with its place and note, every value. */
export function historyOfFailed(state: InspectionState, template: InspectionTemplate): VehicleHistory {
  const at = state.seals[0]?.testedAt
  if (at === undefined) return noHistory
  return {
    ...noHistory,
    odometer: readingOf(state),
    measured: [...state.measurements.values()].flatMap(({ value: { checkpoint, measurement, position, value } }) => {
      const known = findCheckpoint(template, checkpoint)?.measurements.find(({ key }) => key === measurement)
      return known && value !== null ? [{ checkpoint, label: known.label.en, position, value, at }] : []
    }),
    deficiencies: state.defects.map(({ deficiency: code, checkpoint, severity, location, note }) => ({
      code,
      checkpoint,
      at,
      severity,
      location,
      note,
    })),
  }
}
