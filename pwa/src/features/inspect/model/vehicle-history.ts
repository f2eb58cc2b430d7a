import type { Defect } from '@sac/contracts/inspection/fold'
import type { DatedReading } from '@sac/contracts/inspection/odometer'
import { mergeReadings } from './car-readings.ts'

/** A defect of an earlier test; the office tells what, this device also where and what was noted. */
export type BeforeDefect = { code: string; checkpoint: string; at: string } & Partial<
  Pick<Defect, 'severity' | 'location' | 'note'>
>

/** What the office knows of a car from before; all of it may be empty. */
export type VehicleHistory = {
  /** Newest first. */
  odometer: readonly DatedReading[]
  /** `label`: the English name of what was measured; a later template may key it differently. */
  measured: readonly { checkpoint: string; label: string; position: string; value: number; at: string }[]
  deficiencies: readonly BeforeDefect[]
  /** An open retest order: the failed inspection, what must be judged again, and until when (YYYY-MM-DD). */
  retest: { of: string; checkpoints: readonly string[]; deadline: string } | null
}

export const noHistory: VehicleHistory = { odometer: [], measured: [], deficiencies: [], retest: null }

type Place = { checkpoint: string; label: string; position: string }

/** The last known value at the same place, or null. */
export const lastMeasured = (history: VehicleHistory, place: Place) =>
  history.measured.find(
    (one) => one.checkpoint === place.checkpoint && one.label === place.label && one.position === place.position,
  ) ?? null

/** What this device saw itself comes first; of older tests the office knows more. */
export const mergeHistory = (own: VehicleHistory, told: VehicleHistory): VehicleHistory => ({
  odometer: mergeReadings(own.odometer, told.odometer),
  measured: [...own.measured, ...told.measured],
  deficiencies: own.deficiencies.length > 0 ? own.deficiencies : told.deficiencies,
  retest: told.retest,
})
