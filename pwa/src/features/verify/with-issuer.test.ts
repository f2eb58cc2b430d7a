import type { PaperAnswer, Verification } from '@sac/contracts/certificate/verification'
import { expect, test } from 'vitest'
import { withIssuer } from './with-issuer.ts'

const verification = (paper: PaperAnswer): Verification => ({
  state: 'VALID',
  paper,
  car: null,
  facts: null,
  status: null,
})
const issuer: Verification = { ...verification('genuine'), state: 'REVOKED', car: 'revoked' }

test.each(['genuine', 'unproven'] as const)('the issuer decides about a paper that is %s here', (paper) => {
  expect(withIssuer(verification(paper), issuer)).toBe(issuer)
})

test.each(['not-genuine', 'not-ours'] as const)('the issuer cannot mend a code that is %s here', (paper) => {
  expect(withIssuer(verification(paper), issuer)).toEqual(verification(paper))
})

test.each(['REVOKED', 'SUPERSEDED'] as const)('the issuer cannot revive what a signed list says is %s', (state) => {
  const local: Verification = { ...verification('genuine'), state, car: 'revoked' }
  expect(withIssuer(local, { ...verification('genuine'), car: 'passed' })).toBe(local)
})

test('the issuer tells of a reinstatement the list does not know yet', () => {
  const reinstated: Verification = { ...verification('genuine'), car: 'passed' }
  expect(withIssuer({ ...verification('genuine'), state: 'SUSPENDED', car: 'suspended' }, reinstated)).toBe(reinstated)
})
