// The office's verdict on an inspection as a function of everything that arrived. Order and repetition of arrivals do not
// matter; only a complete inspection may become a certificate.
import type { VerifySignature } from '@sac/contracts/authorship/judge-authorship'
import type { InspectionPayload } from '@sac/contracts/events/inspection-payloads'
import { dateIn } from '@sac/contracts/inspection/calendar'
import { foldInspection, type InspectionState, type Seal } from '@sac/contracts/inspection/fold'
import { computeOutcome, type Outcome, ruleVersion } from '@sac/contracts/inspection/outcome'
import type { InspectionReport } from '@sac/contracts/inspection/report'
import type { JurisdictionProfile } from '@sac/contracts/template/jurisdiction-profile'
import type { InspectionTemplate } from '@sac/contracts/template/template'
import { authorJudge } from './authorship.ts'
import { missingBlobs, wrongBlobs } from './blob-check.ts'
import { unreadableBlobs } from './blob-contents.ts'
import { type Closing, closedReason } from './closing.ts'
import { countedLines } from './counted-lines.ts'
import { custodyOf } from './custody.ts'
import { dateInDoubt } from './date-in-doubt.ts'
import type { Evidence, ReceivedLine } from './evidence.ts'
import { type CompletedSeal, findSeals } from './find-seals.ts'
import { quarantined, type Reason, type Stopped } from './reason.ts'
import { reasonOfUnusable } from './reason-of-unusable.ts'
import { refuseResult } from './refuse-result.ts'
import { refuseTexts } from './refuse-texts.ts'
import { type EquipmentEntry, withRegistered } from './registered-equipment.ts'
import type { RetestOrder } from './retest.ts'
import { type Sha256Hex, sealedLines } from './sealed-lines.ts'

export type Rulebook = {
  findTemplate: (hash: string) => InspectionTemplate | null
  findProfile: (id: string) => JurisdictionProfile | null
  sha256: Sha256Hex
  verify: VerifySignature
}

/** What a person at the office has decided about this inspection. */
export type Decisions = {
  /** The date that counts when the clock was in doubt, for the seal it was decided for. */
  testedAt: { seal: number; value: string } | null
  /** The seal for which the server's outcome stands although the device's differed. */
  acceptedOutcome: number | null
  /** The seal that counts as its author's although they did not sign it. */
  acceptedAuthor?: number | null
  /** The seal that counts although the account of somebody who recorded it had been disabled. */
  acceptedDisabled?: number | null
  /** When and why the inspection was ended as it stood. */
  closing?: Closing | null
}

export type Completed = {
  inspectionId: string
  seal: Seal
  state: InspectionState
  /** What the inspection pinned at its start. */
  started: InspectionPayload<'started'>
  centre: Centre
  outcome: Outcome
  template: InspectionTemplate
  profile: JurisdictionProfile
  testedAt: string
}

export type Assessment =
  /** The reasons tell of seals that do not count. */
  | { status: 'in-progress' | 'closed'; reasons: readonly Reason[] }
  | { status: 'received' | 'conflict' | 'quarantined' | 'needs-date'; seal: number; reasons: readonly Reason[] }
  | CompleteAssessment

type CompleteAssessment = {
  status: 'complete'
  completed: Completed
  covered: readonly ReceivedLine[]
  late: readonly ReceivedLine[]
  /** Why higher seals do not count. */
  unsigned: readonly Reason[]
}

/** A centre as papers name it, and the rules every test of it is judged by. */
export type Centre = InspectionReport['centre'] & { profileId: string; timeZone: string }

type Inputs = {
  evidence: Evidence
  rulebook: Rulebook
  decisions: Decisions
  /** null while the centre is not known here. */
  centre: Centre | null
  /** Of the failed test, when this is a retest and that is complete. */
  order: RetestOrder | null
  /** Inspections that are of the same car in the word of a person at the office. */
  linked?: readonly string[]
  /** What the office knows of the equipment the lines name, in the order of registration. */
  equipment?: readonly EquipmentEntry[]
  /** Seals that have been completed before. */
  completedSeals?: readonly CompletedSeal[]
}
type JudgeInputs = Omit<Inputs, 'evidence'> & { seal: Seal; state: InspectionState; lines: readonly ReceivedLine[] }

/** Judges the highest seal that counts; without one the inspection is in progress, or was closed by the office. */
export function assess({ evidence, ...rules }: Inputs): Assessment {
  const custody = custodyOf(evidence.lines)
  const { closing } = rules.decisions
  const judgeAuthor = authorJudge(evidence, rules)
  const isSigned = (one: Seal) => judgeAuthor(one) === null
  const settled = { closing, completedSeals: rules.completedSeals, isSigned }
  const { counting: seal, unsigned, strange } = findSeals(evidence.lines, custody, settled)
  if (!seal)
    return closing
      ? { status: 'closed', reasons: [closedReason(closing)] }
      : { status: 'in-progress', reasons: strange.map(strangerSealed) }
  const arrived = arrival(seal, evidence, rules.rulebook.sha256)
  if (arrived.status !== 'arrived') return { ...arrived, seal: seal.seal }
  const state = foldInspection(countedLines(seal, { ...evidence, custody, covered: arrived.covered }))
  const wrong = [...unreadableBlobs(state, evidence.contents), ...wrongBlobs(seal, state, evidence.blobs)]
  if (wrong.length > 0) return { status: 'quarantined', reasons: wrong, seal: seal.seal }
  const judged = judgeAuthor(seal) ?? judge({ seal, state, lines: evidence.lines, ...rules })
  const besides = unsigned.flatMap((higher) => judgeAuthor(higher)?.reasons ?? [])
  return judged.status === 'complete'
    ? { ...judged, covered: arrived.covered, late: arrived.late, unsigned: besides }
    : { ...judged, reasons: [...judged.reasons, ...besides], seal: seal.seal }
}

const strangerSealed = ({ actorId, seal }: Seal): Reason => ({
  code: 'stranger-sealed',
  detail: `${actorId} sealed it (${seal}) without having taken it over; take it over and seal again`,
})

type Arrival =
  | { status: 'arrived'; covered: readonly ReceivedLine[]; late: readonly ReceivedLine[] }
  | { status: 'received' | 'quarantined'; reasons: readonly Reason[] }

/** Whether exactly the sealed lines and all sealed blobs are here. */
function arrival(seal: Seal, evidence: Evidence, sha256: Sha256Hex): Arrival {
  const sealed = sealedLines(seal, evidence.lines, sha256)
  const unusable = evidence.unusable.map(reasonOfUnusable)
  if (sealed.status === 'mismatched') return { status: 'quarantined', reasons: [...unusable, ...sealed.reasons] }
  if (sealed.status === 'waiting')
    return { status: unusable.length > 0 ? 'quarantined' : 'received', reasons: [...unusable, ...sealed.reasons] }
  const reasons = missingBlobs(seal, evidence.blobs)
  return reasons.length > 0 ? { status: 'received', reasons } : { ...sealed, status: 'arrived' }
}

type Judged = Stopped | { status: 'complete'; completed: Completed }

function judge(inputs: JudgeInputs): Judged {
  const { seal } = inputs
  const basis = findBasis(inputs)
  if (basis.status !== 'found') return basis
  const date = findDate(inputs)
  if (date.status !== 'found') return date
  const { template, profile, started } = basis.pinned
  const { testedAt } = date
  const testedOn = dateIn(started.timeZone, testedAt)
  const state = withRegistered(inputs.state, inputs.equipment ?? [], { centreId: started.centreId, testedOn })
  const outcome = computeOutcome({ state, template, profile, testedOn })
  const { order, linked = [], decisions } = inputs
  const found = { seal, state, started, template, outcome, testedOn, order, linked, decisions }
  const refusal = refuseResult(found) ?? refuseTexts(found)
  return (
    refusal ?? {
      status: 'complete',
      completed: { inspectionId: state.inspectionId ?? '', seal, state, outcome, testedAt, ...basis.pinned },
    }
  )
}

type Basis = { status: 'found'; pinned: Pick<Completed, 'template' | 'profile' | 'started' | 'centre'> }

/** What the inspection pinned at its start: the rules of its centre, and a template, profile and rule known here. */
function findBasis({ seal, state, rulebook, centre }: JudgeInputs): Basis | Stopped {
  const place = findPlace(state, centre)
  if (place.status !== 'found') return place
  const { started } = place
  const template = started.templateHash === seal.templateHash ? rulebook.findTemplate(seal.templateHash) : null
  if (!template) return quarantined('template-unknown', `template ${seal.templateHash.slice(0, 12)} is not known here`)
  const profile = rulebook.findProfile(started.profileId)
  if (!profile) return quarantined('template-unknown', `profile ${started.profileId} is not known here`)
  if (seal.ruleVersion !== ruleVersion) return quarantined('rule-unknown', `rule ${seal.ruleVersion} is not known here`)
  return { status: 'found', pinned: { template, profile, started, centre: place.centre } }
}

type Place = { status: 'found' } & Pick<Completed, 'started' | 'centre'>

/** A start at a centre known here, under the rules of that centre. */
function findPlace({ started: field }: InspectionState, centre: Centre | null): Place | Stopped {
  const started = field?.value
  if (!started) return quarantined('incomplete', 'the inspection was never started')
  if (centre?.id !== started.centreId)
    return quarantined('centre-unknown', `centre ${started.centreId} is not known here`)
  return rulesOf(started) === rulesOf(centre)
    ? { status: 'found', started, centre }
    : quarantined('centre-rules', `device: ${rulesOf(started)}; centre: ${rulesOf(centre)}`)
}

const rulesOf = ({ profileId, timeZone }: Pick<Centre, 'profileId' | 'timeZone'>) => `${profileId} in ${timeZone}`

function findDate({ seal, decisions, lines }: JudgeInputs): { status: 'found'; testedAt: string } | Stopped {
  if (decisions.testedAt?.seal === seal.seal) return { status: 'found', testedAt: decisions.testedAt.value }
  const reason = dateInDoubt(seal, lines)
  return reason === null ? { status: 'found', testedAt: seal.testedAt } : { status: 'needs-date', reasons: [reason] }
}
