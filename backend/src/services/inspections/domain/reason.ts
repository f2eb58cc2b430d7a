import type { AuthorshipFault } from '@sac/contracts/authorship/judge-authorship'

/** Why an inspection is where it is: a stable code and words for a person. */
export type Reason = { code: ReasonCode; detail: string }

export type ReasonCode =
  | 'lines-missing'
  | 'manifest-mismatch'
  | 'photo-missing'
  | 'photo-altered'
  | 'photo-not-sealed'
  | 'photo-unreadable'
  | 'signature-unreadable'
  | 'text-refused'
  | 'line-quarantined'
  | 'seal-again'
  | 'conflict'
  | 'incomplete'
  | 'equipment'
  | 'signature'
  | 'stranger-sealed'
  | AuthorshipFault
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
