import type { AuthorshipFault } from '@sac/contracts/authorship/judge-authorship'

/** Why an inspection is where it is: a stable code and words for a person. */
export type Reason = { code: ReasonCode; detail: string }

/** The test would be older than this allows. */
export type TooEarly = `date-before-${'enrolment' | 'account' | 'sign-in' | 'contact'}`

export type ReasonCode =
  | TooEarly
  | 'author-disabled'
  | 'lines-missing'
  | 'manifest-mismatch'
  | 'photo-missing'
  | 'photo-altered'
  | 'photo-not-sealed'
  | 'photo-unreadable'
  | 'signature-unreadable'
  | 'text-refused'
  | 'line-quarantined'
  | 'device-unapproved'
  | 'seal-again'
  | 'conflict'
  | 'incomplete'
  | 'equipment'
  | 'implausible'
  | 'needs-approval'
  | 'vehicle-differs'
  | 'amendment-is-retest'
  | 'signature'
  | 'stranger-sealed'
  | AuthorshipFault
  | 'not-holder'
  | 'closed-by-office'
  | 'outcome-differs'
  | 'template-unknown'
  | 'rule-unknown'
  | 'date-in-doubt'
  | 'amendment-without-reason'
  | 'late-lines'
  | 'centre-unknown'
  | 'centre-rules'
  | 'inspector-unknown'
  | 'retest'
  | 'certificate-refused'

/** An assessment that goes no further for now. */
export type Stopped = {
  status: 'received' | 'conflict' | 'quarantined' | 'needs-date'
  reasons: readonly Reason[]
}

export const quarantined = (code: ReasonCode, detail: string): Stopped => ({
  status: 'quarantined',
  reasons: [{ code, detail }],
})
