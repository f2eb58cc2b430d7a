// Second question: is the car allowed? Needs proven claims and the lists of their year.
import { type Claims, resultCode } from './claims.ts'
import { factsOf } from './examine-paper.ts'
import { type ReasonList, type StatusList, statusAt, statusCode, statusYear } from './status-list.ts'
import { clockSkew } from './trust-list.ts'
import type { CarAnswer, StatusFacts, Verification, VerificationState } from './verification.ts'

/** Seconds: a status older than this is not relied on. */
const staleAfter = 7 * 86_400

export type StandingInput = {
  readonly claims: Claims
  readonly status: StatusList | null
  readonly reasons: ReasonList | null
  /** Unix seconds. */
  readonly now: number
}

const results: Readonly<Record<number, CarAnswer>> = {
  [resultCode.pass]: 'passed',
  [resultCode.passWithMinor]: 'passed-with-minor',
  [resultCode.fail]: 'failed',
  [resultCode.failDangerous]: 'failed-dangerous',
}

const changes: Readonly<Record<number, { state: VerificationState; car: CarAnswer }>> = {
  [statusCode.revoked]: { state: 'REVOKED', car: 'revoked' },
  [statusCode.suspended]: { state: 'SUSPENDED', car: 'suspended' },
  [statusCode.superseded]: { state: 'SUPERSEDED', car: 'superseded' },
}

const isPass = ({ result }: Claims) => result === resultCode.pass || result === resultCode.passWithMinor

/**
 * The code of these claims and when it was true. A list signed before the certificate was issued holds nothing against it;
 * a later list that ends before its index does not cover it.
 */
const lookUp = ({ claims, status }: StandingInput): { code: number; checkedAt: number | null } => {
  if (status === null || status.year !== statusYear(claims.iat)) return { code: statusCode.valid, checkedAt: null }
  const code = statusAt(status, claims.statusIndex)
  if (code !== null) return { code, checkedAt: status.iat }
  return { code: statusCode.valid, checkedAt: claims.iat > status.iat - clockSkew ? status.iat : null }
}

const reasonOf = ({ claims, reasons }: StandingInput): Omit<StatusFacts, 'checkedAt'> => {
  if (reasons === null || reasons.year !== statusYear(claims.iat)) return {}
  const { index: _, ...why } = reasons.entries.find(({ index }) => index === claims.statusIndex) ?? { index: -1 }
  return why
}

const verificationOf = (
  state: VerificationState,
  car: CarAnswer,
  claims: Claims,
  status: StatusFacts,
): Verification => ({
  state,
  paper: 'genuine',
  car,
  facts: factsOf(claims),
  status,
})

const isExpired = (claims: Claims, now: number) => isPass(claims) && claims.exp !== undefined && now > claims.exp

/** The verification over proven claims: status first, then date (passes only), then the age of what we know. */
export const judgeStanding = (input: StandingInput): Verification => {
  const { claims } = input
  const { code, checkedAt } = lookUp(input)
  // A slow clock on the phone must not revive an expired pass: it is at least as late as the newest signed list.
  const now = Math.max(input.now, input.status?.iat ?? 0)
  const change = changes[code]
  if (change) return verificationOf(change.state, change.car, claims, { checkedAt, ...reasonOf(input) })
  if (isExpired(claims, now)) return verificationOf('EXPIRED', 'out-of-date', claims, { checkedAt })
  const stale = checkedAt === null || now - checkedAt > staleAfter
  return verificationOf(stale ? 'VALID_STALE' : 'VALID', results[claims.result] ?? 'other', claims, { checkedAt })
}
