// From a verification to the two lines a person reads: which words. Their icons and colours: looks.ts.
import type { CarAnswer, Verification } from '@sac/contracts/certificate/verification'
import type { CarWords, PaperWords } from './messages/en.ts'

/** What was checked: the signed code, a PDF by its hash, or a number typed in. */
export type Source = 'code' | 'file' | 'number'

const genuine: Record<Source, PaperWords> = { code: 'genuine', file: 'file', number: 'record' }

/**
 * Line one: is the paper genuine?
 * @param code what was found behind the address. A camera reads a code wholly or not at all: digits alone that are no certificate
 * are those of a link that lost some
 */
export const paperAnswer = ({ state, paper }: Verification, source: Source, code: string): PaperWords => {
  if (paper === 'genuine') return genuine[source]
  if (source === 'file') return 'fileUnknown'
  // Every state of a paper that is not genuine has words of its own.
  return state === 'NOT_A_CERTIFICATE' && +code ? 'cut' : (state as PaperWords)
}

const because = ({ status }: Verification, plain: CarWords, explained: CarWords): CarWords =>
  status?.reason && status.day ? explained : plain

const replacedBy = ({ status, facts }: Verification): CarWords =>
  status?.day && status.successor && status.successor !== facts?.number ? 'supersededBy' : 'superseded'

const byCar: Partial<Record<CarAnswer, (verification: Verification) => CarWords>> = {
  failed: ({ facts }) => (facts?.validUntil ? 'retest' : 'failed'),
  revoked: (verification) => because(verification, 'revoked', 'revokedWhy'),
  suspended: (verification) => because(verification, 'suspended', 'suspendedWhy'),
  superseded: replacedBy,
}

/** Line two: is the car allowed? An old or missing list takes the green from a pass, and changes nothing about a fail. */
export const carAnswer = (verification: Verification): CarWords => {
  const { car, state, status } = verification
  if (car === null) return 'unanswered'
  if (state === 'VALID_STALE' && car.startsWith('passed')) return status?.checkedAt ? 'old' : 'never'
  return byCar[car]?.(verification) ?? car
}
