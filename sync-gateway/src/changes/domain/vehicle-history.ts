import { catalogue } from '@sac/contracts/events/catalogue'
import * as z from 'zod/mini'

const { shape } = catalogue['inspection.completed'].data

/** What a device needs of a completed inspection. */
export const Completed = z.object({
  result: shape.result,
  report: z.pick(shape.report, {
    inspectionId: true,
    testedAt: true,
    vehicle: true,
    odometer: true,
    odometerHistory: true,
    outcome: true,
    measured: true,
    deficiencies: true,
    retestOrder: true,
  }),
})
export type Completed = z.infer<typeof Completed>

const Read = z.looseObject({ at: z.string() })

/** A car is known by all its readings of late, whatever number it was tested under. */
const shownReadings = 4

/**
 * One history out of those of several keys that people say are of one car, the newest test first: that test, and the readings of
 * all. null of none.
 */
export function mergeHistories(histories: readonly Record<string, unknown>[]): Record<string, unknown> | null {
  const [newest, ...others] = histories
  if (!newest || others.length === 0) return newest ?? null
  const readings = histories.flatMap(({ odometer }) => z.safeParse(z.array(Read), odometer).data ?? [])
  const distinct = new Map(readings.toReversed().map((reading) => [reading.at, reading]))
  const latest = [...distinct.values()].toSorted((a, b) => (a.at > b.at ? -1 : 1)).slice(0, shownReadings)
  return { ...newest, odometer: latest }
}

/** What the next inspector should know of the last test: odometer, measured values, deficiencies, open retest order. */
export function vehicleHistory({ report }: Completed): Record<string, unknown> {
  const { inspectionId, testedAt, odometer, odometerHistory, outcome, measured, retestOrder } = report
  return {
    inspectionId,
    testedAt,
    odometer: [{ ...odometer, at: testedAt }, ...odometerHistory],
    outcome,
    measured,
    deficiencies: report.deficiencies.map(({ photos: _photos, ...deficiency }) => deficiency),
    retestOrder,
  }
}
