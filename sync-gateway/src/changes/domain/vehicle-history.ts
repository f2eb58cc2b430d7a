import { InspectionReport } from '@sac/contracts/inspection/report'
import * as z from 'zod/mini'

/** Data of `inspection.completed` and `inspection.amended`. */
export const CompletedData = z.looseObject({
  inspectionId: z.string(),
  result: z.optional(z.string()),
  report: z.pick(InspectionReport, {
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
export type CompletedData = z.infer<typeof CompletedData>

/** What the next inspector should know of the last test: odometer, measured values, deficiencies, open retest order. */
export function vehicleHistory({ report }: CompletedData): Record<string, unknown> {
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
