// Whether what was found may stand: no open conflict, nothing missing, sealed by whoever holds it and signed by the same
// person for the result the office comes to itself, and as a retest everything that was ordered.
import type { InspectionPayload } from '@sac/contracts/events/inspection-payloads'
import type { InspectionState, Seal } from '@sac/contracts/inspection/fold'
import { judgedCheckpoints, vehicleValue, wasJudged } from '@sac/contracts/inspection/judged-checkpoints'
import type { Missing } from '@sac/contracts/inspection/missing'
import { type Outcome, signatureStands } from '@sac/contracts/inspection/outcome'
import type { InspectionTemplate } from '@sac/contracts/template/template'
import { quarantined, type ReasonCode, type Stopped } from './reason.ts'
import { type RetestOrder, refuseRetest } from './retest.ts'

type Found = {
  seal: Seal
  state: InspectionState
  started: InspectionPayload<'started'>
  template: InspectionTemplate
  outcome: Outcome
  /** Date of the test at its centre. */
  testedOn: string
  order: RetestOrder | null
  /** Inspections that are of the same car in the word of a person at the office. */
  linked: readonly string[]
  /** The seal for which the office's outcome stands although the device's differed. */
  decisions: { acceptedOutcome: number | null }
}

/** Why it may not stand; null when it may. An abandoned test certifies nothing, so only conflicts and a seal of somebody else stop it. */
export function refuseResult(found: Found): Stopped | null {
  const { seal, state } = found
  if (state.conflicts.length > 0)
    return { status: 'conflict', reasons: state.conflicts.map((detail) => ({ code: 'conflict', detail })) }
  const stranger = refuseStranger(found)
  if (stranger || seal.type === 'abandoned') return stranger
  return refuseGaps(found) ?? refuseSignature(found, seal) ?? refuseOutcome(found, seal) ?? refuseShort(found)
}

const words = ({ code, checkpoint, subject }: Missing) =>
  [code, checkpoint, subject].filter((part) => part !== null).join(' ')

const reasonCodes: Partial<Record<Missing['code'], ReasonCode>> = {
  equipment: 'equipment',
  calibration: 'equipment',
  'implausible-field': 'implausible',
}
const codeOf = ({ code }: Missing): ReasonCode => reasonCodes[code] ?? 'incomplete'

function refuseGaps({ outcome: { missing } }: Found): Stopped | null {
  const reasons = missing.map((item) => ({ code: codeOf(item), detail: words(item) }))
  return reasons.length > 0 ? { status: 'quarantined', reasons } : null
}

type Finished = Extract<Seal, { type: 'finished' }>

/** Whoever took it over last, else who began it, answers for it; nobody else may seal. */
function refuseStranger({ state: { claim, started }, seal }: Found): Stopped | null {
  const holder = claim ?? started
  return holder?.status === 'settled' && holder.actorId !== seal.actorId
    ? quarantined('signature', 'it was sealed by somebody who had not taken it over; take it over and seal again')
    : null
}

function refuseSignature({ state }: Found, { actorId, outcome }: Finished): Stopped | null {
  if (!signatureStands(state, outcome.result))
    return quarantined('signature', 'the signature was not given for this result')
  const isOwn = state.signature?.status === 'settled' && state.signature.actorId === actorId
  return isOwn ? null : quarantined('signature', 'the signature is not of the person who sealed')
}

type Counts = { result: string; minor: number; major: number; dangerous: number }
const summary = ({ result, minor, major, dangerous }: Counts) =>
  `${result} (${minor} minor, ${major} major, ${dangerous} dangerous)`

function refuseOutcome({ outcome, decisions }: Found, seal: Finished): Stopped | null {
  if (summary(outcome) === summary(seal.outcome) || decisions.acceptedOutcome === seal.seal) return null
  return quarantined('outcome-differs', `device: ${summary(seal.outcome)}; office: ${summary(outcome)}`)
}

function refuseShort({ state, started, template, outcome, testedOn, order, linked }: Found): Stopped | null {
  const { inspectionId } = state
  const found = judgedCheckpoints(state, template).flatMap(({ code }) => (wasJudged(state, code) ? [code] : []))
  // What could not be tested again fails and is ordered once more.
  const judged = new Set([...found, ...outcome.untested])
  const [vin, plate] = [vehicleValue(state, 'vin'), vehicleValue(state, 'plate')]
  return refuseRetest({ started, testedOn, inspectionId, vin, plate, judged, order, linked })
}
