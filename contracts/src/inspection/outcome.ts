// The outcome rule, run on the device and on the server with the same inputs (design 03). Its version travels with every
// inspection as `ruleVersion`; changing what this computes means a new version.
import { notApplicableFor } from '../template/applicability.ts'
import { findDeficiency } from '../template/find-deficiency.ts'
import type { Checkpoint, InspectionTemplate } from '../template/template.ts'
import type { Defect, InspectionState } from './fold.ts'
import { judgedCheckpoints, traitsOf } from './judged-checkpoints.ts'
import { listMissing, type Missing } from './missing.ts'
import type { ResultCode } from './report.ts'

export const ruleVersion = 'eu-2014-45/1'

export type Outcome = {
  /** What the inspection comes to if it were closed now; worst open severity decides, advisories never do, and what could not be tested cannot pass. */
  result: Exclude<ResultCode, 'abandoned'>
  minor: number
  major: number
  dangerous: number
  /** Not repaired on the spot, or repaired where the profile or the catalogue does not let that count. */
  open: readonly Defect[]
  /** Codes of checkpoints that had to be tested and were not, in template order (`listUntested`). */
  untested: readonly string[]
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

type Found = Pick<Outcome, 'minor' | 'major' | 'dangerous' | 'untested'>

function worst({ dangerous, major, minor, untested }: Found): Outcome['result'] {
  if (dangerous > 0) return 'fail-dangerous'
  if (major > 0 || untested.length > 0) return 'fail'
  return minor > 0 ? 'pass-minor' : 'pass'
}

/** A part hidden from view is noted on the paper; a function or a value nobody tested is no pass (decision 0023). */
export const mustBeTested = ({ mandatory, method }: Checkpoint): boolean => mandatory && method !== 'visual'

const answerAt = (state: InspectionState, { code }: Checkpoint) => state.answers.get(code)?.value.answer

/**
 * What counts as not tested: what must be tested and was not testable, and whatever was declared not applicable although the
 * template asks it of this car (decision 0032). A test that saw less than half of what is to be looked at is none, whatever the
 * reasons.
 */
function listUntested(state: InspectionState, template: InspectionTemplate): string[] {
  const traits = traitsOf(state)
  const judged = judgedCheckpoints(state, template).filter(({ mandatory }) => mandatory)
  const looked = judged.filter((checkpoint) => !mustBeTested(checkpoint))
  const hidden = looked.filter((checkpoint) => answerAt(state, checkpoint) === 'not-testable')
  const sawEnough = hidden.length * 2 <= looked.length
  const counts = (checkpoint: Checkpoint): boolean => {
    const answer = answerAt(state, checkpoint)
    if (answer === 'not-testable') return mustBeTested(checkpoint) || !sawEnough
    return answer === 'not-applicable' && traits !== null && notApplicableFor(checkpoint, traits).length === 0
  }
  return judged.filter(counts).map(({ code }) => code)
}

/** Pure: the same set of events, template and profile give the same outcome everywhere. */
export function computeOutcome({ state, template, profile, testedOn }: OutcomeInputs): Outcome {
  const mayClose = ({ deficiency, repairedOnSpot }: Defect) =>
    repairedOnSpot &&
    profile.repairOnSpotAllowed &&
    findDeficiency(template, deficiency)?.deficiency.repairableOnSpot === true
  const open = state.defects.filter((defect) => !mayClose(defect))
  const found = {
    minor: count(open, 'minor'),
    major: count(open, 'major'),
    dangerous: count(open, 'dangerous'),
    untested: listUntested(state, template),
  }
  return { result: worst(found), ...found, open, missing: listMissing(state, template, testedOn) }
}

/** Codes of what a failed test must have judged again, sorted: open major and dangerous deficiencies, and what could not be tested. */
export function retestScope({ open, untested }: Pick<Outcome, 'open' | 'untested'>): string[] {
  const failing = open.filter(({ severity }) => severity !== 'minor').map(({ checkpoint }) => checkpoint)
  return [...new Set([...failing, ...untested])].toSorted()
}

/** The signature stands only under the result it was given for. */
export const signatureStands = (state: InspectionState, result: ResultCode): boolean =>
  state.signature?.status === 'settled' && state.signature.value.result === result
