import { plainDigits } from '@sac/contracts/text/latin'
import { verify } from 'otplib'
import { advanceTotp, deleteRecoveryCode, findTotp } from '../store/second-factors.ts'
import type { Attempt } from '../tokens/password-hash.ts'
import { openSecret, recoveryHash } from '../tokens/sealed-secret.ts'
import type { UsersDeps } from '../users-deps.ts'

type Given = { userId: string; code: string }

/** RFC 6238: the step of the clock, the one before and the one after. */
const toleranceSeconds = 30

async function takeTotp(deps: UsersDeps, { userId, code }: Given): Promise<boolean> {
  const stored = await findTotp(deps.pool, { userId })
  if (!stored) return false
  const result = await verify({
    secret: openSecret(deps.totpKey, userId, stored.secret),
    token: code,
    epoch: Math.floor(deps.now().getTime() / 1000),
    epochTolerance: toleranceSeconds,
    afterTimeStep: stored.lastStep,
  })
  if (!result.valid || !('timeStep' in result)) return false
  return advanceTotp(deps.pool, { userId, step: result.timeStep })
}

/** Takes a code of the authenticator, or a recovery code; each is good once. A wrong one counts as an attempt that failed. */
export async function takeCode(deps: UsersDeps, given: Given, attempt?: Attempt): Promise<boolean> {
  const { userId } = given
  // Apps show `123 456`, and phones may type the digits of another script.
  const code = plainDigits(given.code).replaceAll(/[\s\p{Cf}]/gu, '')
  await attempt?.begin()
  const taken = /^\d{6}$/.test(code)
    ? await takeTotp(deps, { userId, code })
    : await deleteRecoveryCode(deps.pool, { userId, hash: recoveryHash(deps.totpKey, userId, code) })
  if (!taken) await attempt?.failed()
  return taken
}
