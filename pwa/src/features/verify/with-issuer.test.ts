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
