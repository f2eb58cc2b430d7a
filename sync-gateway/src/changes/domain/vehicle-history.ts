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
