/** Why an inspection is where it is: a stable code and words for a person. */
export type Reason = { code: ReasonCode; detail: string }

export type ReasonCode =
  | 'lines-missing'
  | 'manifest-mismatch'
  | 'photo-missing'
  | 'photo-altered'
  | 'photo-not-sealed'
  | 'line-quarantined'
  | 'conflict'
  | 'incomplete'
  | 'signature'
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
