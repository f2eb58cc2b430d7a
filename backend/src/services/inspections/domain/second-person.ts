// What one person alone may not decide (decision 0032): to call a dangerous deficiency less, and to turn a failure into something
// better by sealing again. And what nobody decides: a repair is not an amendment but a retest.
import { foldInspection, type Seal } from '@sac/contracts/inspection/fold'
import { loweringOf } from '@sac/contracts/inspection/lowering'
import type { InspectionReport, ResultCode } from '@sac/contracts/inspection/report'
import type { Completed } from './assess.ts'
import { isSeal } from './decisive-lines.ts'
import type { ReceivedLine } from './evidence.ts'
import { measuredValues } from './measured-values.ts'
import type { Reason } from './reason.ts'

export type Earlier = { seal: number; report: Pick<InspectionReport, 'outcome' | 'deficiencies' | 'measured'> }

export type Judgement = {
  completed: Completed
  /** Everything received, also what the seal leaves out. */
  lines: readonly ReceivedLine[]
  /** The last completion before this seal. */
  earlier: Earlier | null
}

/** What an approval answers. */
export const needsSecondPerson = ({ code }: Reason): boolean => code === 'needs-approval' || code === 'vehicle-differs'

const rank: Record<ResultCode, number> = { abandoned: 0, pass: 0, 'pass-minor': 0, fail: 1, 'fail-dangerous': 2 }

const resultNow = ({ seal, outcome }: Completed): ResultCode =>
  seal.type === 'abandoned' ? 'abandoned' : outcome.result

/** What needs a second person, in words; empty when nothing does. */
export function needsApproval(judgement: Judgement): Reason[] {
  const { completed } = judgement
  const details = [...loweredDangers(completed), ...easedFailure(judgement)]
  return details.map((detail) => ({ code: 'needs-approval', detail }))
}

/** A test that was given up certifies nothing, however its defects were judged. */
function loweredDangers({ seal, state, template }: Completed): string[] {
  if (seal.type === 'abandoned') return []
  return state.defects.flatMap((defect) => {
    const lowered = loweringOf(template, defect)
    if (lowered?.from !== 'dangerous') return []
    return [`${defect.deficiency} is dangerous and was judged ${defect.severity}: ${lowered.words}`]
  })
}

function easedFailure(judgement: Judgement): string[] {
  const now = resultNow(judgement.completed)
  const before = worstBefore(judgement)
  return rank[before] > rank[now] ? [`it was ${before} and is to become ${now}`] : []
}

/** Of the last completion and of everything sealed since, by whoever may have sealed it. */
function worstBefore({ completed: { seal }, lines, earlier }: Judgement): ResultCode {
  const since = earlier?.seal ?? 0
  const { seals } = foldInspection(lines.flatMap(({ line }) => (isSeal(line) ? [line] : [])))
  const results = seals.filter((one) => one.seal > since && one.seal < seal.seal).map(resultOf)
  return [earlier?.report.outcome.result ?? 'pass', ...results].reduce((worst, next) =>
    rank[next] > rank[worst] ? next : worst,
  )
}

const resultOf = (seal: Seal): ResultCode => (seal.type === 'abandoned' ? 'abandoned' : seal.outcome.result)

/** Why this is no amendment but the retest of a repaired car; null when it may be one. */
export function refuseRepair({ completed, earlier }: Judgement): Reason | null {
  if (!earlier || rank[earlier.report.outcome.result] <= rank[resultNow(completed)]) return null
  const repaired = [...repairedSince(completed, earlier), ...measuredAnew(completed, earlier)]
  if (repaired.length === 0) return null
  return {
    code: 'amendment-is-retest',
    detail: `${repaired.join(', ')}: what a repair has changed is tested again as a retest, not amended`,
  }
}

function repairedSince({ state }: Completed, { report }: Earlier): string[] {
  const open = new Set(report.deficiencies.filter(({ repairedOnSpot }) => !repairedOnSpot).map(({ code }) => code))
  return state.defects
    .filter(({ repairedOnSpot, deficiency }) => repairedOnSpot && open.has(deficiency))
    .map(({ deficiency }) => `${deficiency} was repaired after the test`)
}

const keyOf = ({ checkpoint, label, position }: InspectionReport['measured'][number]) =>
  `${checkpoint} ${label.en} ${position}`

/** A value beyond its limit that is within it now was taken of another state of the car. */
function measuredAnew(completed: Completed, { report }: Earlier): string[] {
  const beyond = new Set(report.measured.filter(({ ok }) => !ok).map(keyOf))
  return measuredValues(completed)
    .filter((one) => one.ok && beyond.has(keyOf(one)))
    .map((one) => `${keyOf(one)} was measured again after the test`)
}
