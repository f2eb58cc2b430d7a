import { fromHex } from '@sac/contracts/certificate/bytes'
import { type Claims, encodeClaims, resultCode } from '@sac/contracts/certificate/claims'
import { fitClaims } from '@sac/contracts/certificate/fit-claims'
import { formatNumber } from '@sac/contracts/certificate/number'
import { dateIn, endOfDay, toEpochDays } from '@sac/contracts/inspection/calendar'
import { inKilometres } from '@sac/contracts/inspection/odometer'
import type { InspectionReport, ResultCode } from '@sac/contracts/inspection/report'

export type Issue = {
  number: string
  revision: number
  statusIndex: number
  /** Last day the paper is good for, `YYYY-MM-DD`. A fail's claims carry the retest deadline instead. */
  validUntil: string | null
  issuedAt: Date
}

const codes: Readonly<Record<Exclude<ResultCode, 'abandoned'>, number>> = {
  pass: resultCode.pass,
  'pass-minor': resultCode.passWithMinor,
  fail: resultCode.fail,
  'fail-dangerous': resultCode.failDangerous,
}

const absent = '-'

/**
 * What the QR says of a report; make and model still to be shortened (fitClaims). Throws RangeError for a refusal, which has
 * no QR.
 */
export function claimsOfReport(report: InspectionReport, issue: Issue): Claims {
  const { outcome, vehicle, timeZone, odometer, bayPhoto } = report
  if (outcome.result === 'abandoned') throw new RangeError('a refusal is not signed')
  return {
    ...endOf(report, issue),
    iat: Math.floor(issue.issuedAt.getTime() / 1000),
    number: issue.number,
    revision: issue.revision,
    vin: vehicle.vin || absent,
    plate: vehicle.plate || absent,
    makeModel: `${vehicle.make} ${vehicle.model}`.trim() || absent,
    result: codes[outcome.result],
    inspected: toEpochDays(dateIn(timeZone, report.testedAt)),
    ...odometerClaims(odometer),
    counts: [outcome.minor, outcome.major, outcome.dangerous],
    statusIndex: issue.statusIndex,
    ...(bayPhoto === null ? {} : { photoHash: fromHex(bayPhoto.sha256.slice(0, 16)) }),
  }
}

// A pass expires; a fail never does, it names the last day for the retest.
function endOf({ outcome, timeZone, retestOrder }: InspectionReport, issue: Issue): Pick<Claims, 'exp' | 'validUntil'> {
  const { validUntil } = issue
  const passed = outcome.result === 'pass' || outcome.result === 'pass-minor'
  if (passed && validUntil !== null) return { exp: endOfDay(validUntil, timeZone), validUntil: toEpochDays(validUntil) }
  const deadline = retestOrder?.deadline ?? validUntil
  return { validUntil: deadline === null ? null : toEpochDays(deadline) }
}

function odometerClaims({ value, unit }: InspectionReport['odometer']): Pick<Claims, 'odometerKm' | 'odometerMiles'> {
  const odometerKm = value === null ? null : Math.round(inKilometres({ value, unit }))
  return { odometerKm, ...(unit === 'mi' && value !== null ? { odometerMiles: 1 } : {}) }
}

/** Whether a report's claims fit the QR whatever number and index it is given. Asked before a number is taken. */
export function claimsFit(
  report: InspectionReport,
  { urlPrefix, issuedAt }: { urlPrefix: string; issuedAt: Date },
): boolean {
  try {
    const number = formatNumber({
      station: report.centre.station,
      year: issuedAt.getUTCFullYear(),
      sequence: 999_999_999,
    })
    const widest = { number, revision: 255, statusIndex: 3_999_999, validUntil: '2099-12-31', issuedAt }
    const fitted = fitClaims(claimsOfReport(report, widest), urlPrefix)
    return fitted !== null && encodeClaims(fitted).length > 0
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}
