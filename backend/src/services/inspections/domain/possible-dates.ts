// When a test can have been: not before its device was enrolled, its author's account made or first used there, nor before the
// last contact at which the device did not have its seal yet; not after the seal arrived (design 04, "Legal time").
import type { ReceivedLine } from './evidence.ts'
import { type Reason, type ReasonCode, type TooEarly } from './reason.ts'

/**
 * A clock is compared over the network and may drift while nobody compares it, and what a device says of itself may have been
 * on its way for as long as a request may take: five minutes each.
 */
export const clockErrorMs = 10 * 60_000

const words: Record<TooEarly, string> = {
  'date-before-enrolment': 'the enrolment of the device',
  'date-before-account': 'the account of who sealed it',
  'date-before-sign-in': 'the first sign-in on this device of who sealed it',
  'date-before-contact': 'the last contact at which the device had not sealed it yet',
}

/** `from` is null where nothing is known, as of lines that came before it was told. Instants in UTC. */
export type PossibleDates = { from: { at: string; code: TooEarly } | null; until: string }

/** Of the line of a seal. */
export function possibleDates({ receipt, receivedAt }: ReceivedLine): PossibleDates {
  const { notBefore = null } = receipt ?? {}
  const until = new Date(receipt?.at ?? receivedAt).toISOString()
  return { from: notBefore && { at: notBefore.at, code: `date-before-${notBefore.by}` }, until }
}

/** Why a test cannot have been then; null when it can. */
export function refuseDate(testedAt: string, { from, until }: PossibleDates): Reason | null {
  const at = Date.parse(testedAt)
  if (from && at < Date.parse(from.at) - clockErrorMs)
    return { code: from.code, detail: `${span(Date.parse(from.at) - at)} before ${words[from.code]} (${from.at})` }
  const code: ReasonCode = 'date-in-doubt'
  return at > Date.parse(until) + clockErrorMs
    ? { code, detail: `${span(at - Date.parse(until))} after its seal had arrived (${until})` }
    : null
}

const units = [
  [24 * 60 * 60_000, 'days'],
  [60 * 60_000, 'hours'],
  [60_000, 'minutes'],
] as const

/** In the largest unit of which there are at least two. */
function span(ms: number): string {
  const [size, unit] = units.find(([length]) => ms >= 2 * length) ?? [60_000, 'minutes']
  return `${Math.floor(ms / size)} ${unit}`
}
