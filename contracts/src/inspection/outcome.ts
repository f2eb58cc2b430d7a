// The outcome rule, run on the device and on the server with the same inputs (design 03). Its version travels with every
// inspection as `ruleVersion`; changing what this computes means a new version.
import type { InspectionTemplate } from '../template/template.ts'
import type { Defect, InspectionState } from './fold.ts'
import { listMissing, type Missing } from './missing.ts'
import type { ResultCode } from './report.ts'

export const ruleVersion = 'eu-2014-45/1'

export type Outcome = {
  /** What the inspection comes to if it were closed now; worst open severity decides, advisories never do. */
  result: Exclude<ResultCode, 'abandoned'>
  minor: number
  major: number
  dangerous: number
  /** Not repaired on the spot, or repaired where the profile does not allow that to count. */
  open: readonly Defect[]
  /** Empty: complete. Otherwise the result is provisional and nothing may be sealed. */
  missing: readonly Missing[]
}

export type OutcomeInputs = {
  state: InspectionState
  template: InspectionTemplate
  profile: { readonly repairOnSpotAllowed: boolean }
  /** Date of the test in the centre's time zone, for calibration; null while unknown. */
  testedOn: string | null
}

const count = (open: readonly Defect[], severity: Defect['severity']) =>
  open.filter((defect) => defect.severity === severity).length

function worst({ dangerous, major, minor }: { dangerous: number; major: number; minor: number }): Outcome['result'] {
  if (dangerous > 0) return 'fail-dangerous'
  if (major > 0) return 'fail'
  return minor > 0 ? 'pass-minor' : 'pass'
}

/** Pure: the same set of events, template and profile give the same outcome everywhere. */
export function computeOutcome({ state, template, profile, testedOn }: OutcomeInputs): Outcome {
  const open = state.defects.filter(({ repairedOnSpot }) => !(repairedOnSpot && profile.repairOnSpotAllowed))
  const counts = { minor: count(open, 'minor'), major: count(open, 'major'), dangerous: count(open, 'dangerous') }
  return { result: worst(counts), ...counts, open, missing: listMissing(state, template, testedOn) }
}

/** The signature stands only under the result it was given for. */
export const signatureStands = (state: InspectionState, result: ResultCode): boolean =>
  state.signature?.status === 'settled' && state.signature.value.result === result
