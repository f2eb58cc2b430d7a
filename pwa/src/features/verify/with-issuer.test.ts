import type { PaperAnswer, Verdict } from '@sac/contracts/certificate/verdict'
import { expect, test } from 'vitest'
import { withIssuer } from './with-issuer.ts'

const verdict = (paper: PaperAnswer): Verdict => ({ state: 'VALID', paper, car: null, facts: null, status: null })
const issuer: Verdict = { ...verdict('genuine'), state: 'REVOKED', car: 'revoked' }

test.each(['genuine', 'unproven'] as const)('the issuer decides about a paper that is %s here', (paper) => {
  expect(withIssuer(verdict(paper), issuer)).toBe(issuer)
})

test.each(['not-genuine', 'not-ours'] as const)('the issuer cannot mend a code that is %s here', (paper) => {
  expect(withIssuer(verdict(paper), issuer)).toEqual(verdict(paper))
})

test.each(['REVOKED', 'SUPERSEDED'] as const)('the issuer cannot revive what a signed list says is %s', (state) => {
  const local: Verdict = { ...verdict('genuine'), state, car: 'revoked' }
  expect(withIssuer(local, { ...verdict('genuine'), car: 'passed' })).toBe(local)
})

test('the issuer tells of a reinstatement the list does not know yet', () => {
  const reinstated: Verdict = { ...verdict('genuine'), car: 'passed' }
  expect(withIssuer({ ...verdict('genuine'), state: 'SUSPENDED', car: 'suspended' }, reinstated)).toBe(reinstated)
})
