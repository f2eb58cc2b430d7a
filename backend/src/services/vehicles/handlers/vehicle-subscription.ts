import { numberKey } from '@sac/contracts/certificate/number'
import type { InspectionReport } from '@sac/contracts/inspection/report'
import { vehicleKey } from '@sac/contracts/inspection/vehicle-identity'
import { on } from '@sac/platform/inbox/on'
import { done } from '@sac/platform/inbox/outcome'
import { subscribeEach } from '@sac/platform/inbox/subscription'
import { updatePaperStatus, upsertPaper, upsertTest } from '../store/test-rows.ts'

/** A vehicle without a number of its own is that of one test. */
const keyOf = ({ vehicle, inspectionId }: InspectionReport) => vehicleKey(vehicle) ?? `inspection/${inspectionId}`

/** What inspections and certificates tell of vehicles. */
export const vehicleSubscription = subscribeEach('vehicle-service-group', [
  on(['inspection.completed', 'inspection.amended'], async ({ data: { report } }, tx) => {
    await upsertTest(tx, { report, vehicleKey: keyOf(report), result: report.outcome.result })
    return done
  }),
  on('certificate.generated', async ({ data, at }, tx) => {
    await upsertPaper(tx, { ...data, at, numberKey: data.number === null ? null : numberKey(data.number) })
    return done
  }),
  on(
    ['certificate.revoked', 'certificate.suspended', 'certificate.reinstated', 'certificate.superseded'],
    async ({ data }, tx) => {
      await updatePaperStatus(tx, data)
      return done
    },
  ),
])
