import type { Corrections } from '@sac/contracts/http/certificates'
import type { InspectionReport } from '@sac/contracts/inspection/report'
import { checkVin } from '@sac/contracts/inspection/vin-check'

/** The report with the office's corrections; what the inspector found is never corrected here. */
export function correctReport(report: InspectionReport, { remark, ...vehicle }: Corrections): InspectionReport {
  const given = Object.fromEntries(Object.entries(vehicle).filter(([, value]) => value !== undefined))
  const corrected = { ...report.vehicle, ...given }
  return {
    ...report,
    remark: remark ?? report.remark,
    vehicle: { ...corrected, vinCheck: checkVin(corrected.vin) },
  }
}
