// The answer to two separate questions: is the paper genuine, and is the car allowed.
import type { Claims } from './claims.ts'

export const verificationStates = [
  'VALID',
  'VALID_STALE',
  'EXPIRED',
  'REVOKED',
  'SUSPENDED',
  'SUPERSEDED',
  'KEY_COMPROMISED',
  'UNKNOWN_KEY',
  'TAMPERED',
  'NOT_A_CERTIFICATE',
  'NOT_ISSUED',
] as const
export type VerificationState = (typeof verificationStates)[number]

/** Is the paper genuine? `unproven` needs the network or a newer list; `not-ours` is no certificate of this system at all. */
export type PaperAnswer = 'genuine' | 'unproven' | 'not-genuine' | 'not-ours'

/** Is the car allowed? `other` is a result code this version does not know. */
export type CarAnswer =
  | 'passed'
  | 'passed-with-minor'
  | 'failed'
  | 'failed-dangerous'
  | 'other'
  | 'out-of-date'
  | 'revoked'
  | 'suspended'
  | 'superseded'

/** What the paper says, proven by its signature, ready for JSON. Meanings and units as in Claims. */
export type Facts = Omit<Claims, 'photoHash'> & { /** 16 hexadecimal digits. */ readonly photoHash?: string }

/** How and when the status was looked up. */
export type StatusFacts = {
  /** Unix seconds at which the list was signed; null when none covers this certificate. */
  readonly checkedAt: number | null
  readonly reason?: string
  /** Days since 1970-01-01. */
  readonly day?: number
  readonly successor?: string
}

/** JSON-safe; also the body of the answer of `POST /api/v1/verify`. */
export type Verification = {
  readonly state: VerificationState
  readonly paper: PaperAnswer
  /** null unless the paper is genuine. */
  readonly car: CarAnswer | null
  /** null unless the paper is genuine: words nobody has proven are not shown. */
  readonly facts: Facts | null
  readonly status: StatusFacts | null
}
