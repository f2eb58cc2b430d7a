// How long a certificate or a report is good for (design 03, "Validity"). Dates are dates in the centre's time zone; the base
// is the end of the test, never its arrival.
import type { JurisdictionProfile } from '../template/jurisdiction-profile.ts'
import { addDays, addMonths } from './calendar.ts'
import type { ResultCode } from './report.ts'

export type ValidityInputs = {
  result: ResultCode
  testedOn: string
  profile: Pick<JurisdictionProfile, 'validity' | 'retestMonths'>
  /** The pass this vehicle holds from an earlier test, if any. */
  earlier: { validUntil: string; testedOn: string } | null
}

/** An early renewal within the window keeps the anniversary, so that coming early loses nothing. */
function baseDate({ testedOn, profile, earlier }: ValidityInputs): string {
  const window = profile.validity.renewalWindowMonths
  if (window === 0 || !earlier || earlier.testedOn >= testedOn) return testedOn
  const anniversary = profile.validity.endsTheDayBefore ? addDays(earlier.validUntil, 1) : earlier.validUntil
  return testedOn <= anniversary && testedOn >= addMonths(anniversary, -window) ? anniversary : testedOn
}

/** Last day the paper is good for: a pass until its expiry, a fail until the retest deadline, a dangerous fail the day of the test; null for an abandoned test. */
export function validUntil(inputs: ValidityInputs): string | null {
  const { result, testedOn, profile } = inputs
  switch (result) {
    case 'abandoned':
      return null
    case 'fail-dangerous':
      return testedOn
    case 'fail':
      return addMonths(testedOn, profile.retestMonths)
    case 'pass':
    case 'pass-minor': {
      const anniversary = addMonths(baseDate(inputs), profile.validity.months)
      return profile.validity.endsTheDayBefore ? addDays(anniversary, -1) : anniversary
    }
  }
}
