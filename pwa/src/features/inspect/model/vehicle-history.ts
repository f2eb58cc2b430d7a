/** What the office knows of a car from before; all of it may be empty. */
export type VehicleHistory = {
  /** Newest first. */
  odometer: readonly { value: number | null; unit: 'km' | 'mi'; at: string }[]
  /** `label`: the English name of what was measured; a later template may key it differently. */
  measured: readonly { checkpoint: string; label: string; position: string; value: number; at: string }[]
  deficiencies: readonly { code: string; checkpoint: string; at: string }[]
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
