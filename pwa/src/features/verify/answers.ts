// From a verdict to the two lines a person reads: which words. Their icons and colours: looks.ts.
import type { CarAnswer, Verdict, VerificationState } from '@sac/contracts/certificate/verdict'
import type { CarWords, PaperWords } from './messages/en.ts'

/** What was checked: the signed code, a PDF by its hash, or a number typed in. */
export type Source = 'code' | 'file' | 'number'

const genuine: Record<Source, PaperWords> = { code: 'genuine', file: 'file', number: 'record' }

const refusals: Partial<Record<VerificationState, PaperWords>> = {
  TAMPERED: 'tampered',
  NOT_ISSUED: 'notIssued',
  KEY_COMPROMISED: 'compromised',
  UNKNOWN_KEY: 'unknownKey',
}

/** Line one: is the paper genuine? */
export const paperAnswer = ({ state, paper }: Verdict, source: Source): PaperWords => {
  if (paper === 'genuine') return genuine[source]
  return source === 'file' ? 'fileUnknown' : (refusals[state] ?? 'foreign')
}

const because = ({ status }: Verdict, plain: CarWords, explained: CarWords): CarWords =>
  status?.reason && status.day ? explained : plain

const replacedBy = ({ status, facts }: Verdict): CarWords =>
  status?.day && status.successor && status.successor !== facts?.number ? 'supersededBy' : 'superseded'

const byCar: Record<CarAnswer, CarWords | ((verdict: Verdict) => CarWords)> = {
  passed: 'passed',
  'passed-with-minor': 'minor',
  failed: ({ facts }) => (facts?.validUntil ? 'retest' : 'failed'),
  'failed-dangerous': 'dangerous',
  other: 'other',
  'out-of-date': 'expired',
  revoked: (verdict) => because(verdict, 'revoked', 'revokedWhy'),
  suspended: (verdict) => because(verdict, 'suspended', 'suspendedWhy'),
  superseded: replacedBy,
}

/** Line two: is the car allowed? An old or missing list takes the green from a pass, and changes nothing about a fail. */
export const carAnswer = (verdict: Verdict): CarWords => {
  const { car, state, status } = verdict
  if (car === null) return 'unanswered'
  if (state === 'VALID_STALE' && car.startsWith('passed')) return status?.checkedAt ? 'old' : 'never'
  const words = byCar[car]
  return typeof words === 'string' ? words : words(verdict)
}
