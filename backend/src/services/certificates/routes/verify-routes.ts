import { numberKey } from '@sac/contracts/certificate/number'
import { plateKey, vinKey } from '@sac/contracts/text/keys'
import { networkOf } from '@sac/platform/http/network-of'
import { Problem } from '@sac/platform/http/problem'
import { type Route, route } from '@sac/platform/http/route'
import { createLocalLimits } from '@sac/platform/limits/create-local-limits'
import type { Limits } from '@sac/platform/limits/port'
import { requireTurn } from '@sac/platform/limits/require-turn'
import type { CertificatesDeps } from '../certificates-deps.ts'
import { findIssued, verify } from '../handlers/verify.ts'
import { pdfResponse } from './pdf-response.ts'

/** Guesses of number and VIN per address: ten a minute, and never more than ten a minute on one number. */
const guesses = { name: 'guess', points: 10, seconds: 60 }

/** Of a VIN that has fewer than four characters, or of fewer of them: so few are soon guessed. */
const shortGuesses = { name: 'short-guess', points: 3, seconds: 3_600 }

const enough = 'Too many numbers were tried; scan the code instead, or wait a while.'

function limitGuesses(limits: Limits) {
  const limitsOf = (limit: typeof guesses) => ({
    byAddress: limits({ ...limit, name: `${limit.name}-network` }),
    byNumber: limits({ ...limit, name: `${limit.name}-number` }),
  })
  const [few, many] = [limitsOf(shortGuesses), limitsOf(guesses)]
  return async ({ number, vin4 }: { number: string; vin4: string }, ip: string) => {
    const counted = vinKey(vin4).length < 4 ? [few, many] : [many]
    for (const limit of counted) {
      await requireTurn(limit.byAddress, networkOf(ip), enough)
      await requireTurn(limit.byNumber, numberKey(number) ?? plateKey(number), enough)
    }
  }
}

function check(deps: CertificatesDeps, limits: Limits): Route {
  const takeGuess = limitGuesses(limits)
  return route({
    operation: 'verify.check',
    handler: async ({ body, ip }) => {
      if ('number' in body) await takeGuess(body, ip)
      const verification = await verify(deps, body)
      if (verification === null)
        throw new Problem('verify.no-match', { detail: 'Check the number and the last four characters of the VIN.' })
      return { status: 200, body: verification }
    },
  })
}

const pdf = (deps: CertificatesDeps): Route =>
  route({
    operation: 'verify.pdf',
    handler: async ({ body }) => {
      const row = await findIssued(deps, body.digits)
      if (!row) throw new Problem('verify.not-a-certificate', { detail: 'Scan the code on the document again.' })
      return pdfResponse(deps, row)
    },
  })

export const verifyRoutes = (deps: CertificatesDeps, limits: Limits = createLocalLimits()): Route[] => [
  check(deps, limits),
  pdf(deps),
]
