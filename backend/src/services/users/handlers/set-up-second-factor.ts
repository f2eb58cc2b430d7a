import { type Tx, withTransaction } from '@sac/platform/db/with-transaction'
import { Problem } from '@sac/platform/http/problem'
import { generateSecret, generateURI } from 'otplib'
import { deleteSecondFactor, replaceRecoveryCodes, upsertTotp } from '../store/second-factors.ts'
import { endOtherSessions, updateSessionsSecondFactor } from '../store/sessions.ts'
import { lockUser, type User, updateSecondFactor } from '../store/users.ts'
import type { Attempt } from '../tokens/password-hash.ts'
import { newRecoveryCode, recoveryHash, sealSecret } from '../tokens/sealed-secret.ts'
import type { UsersDeps } from '../users-deps.ts'
import { auditOwnAct } from './audit-own-act.ts'
import { takeCode } from './take-code.ts'

const codeCount = 10

const isOn = () =>
  new Problem('account.second-factor-on', { detail: 'Switch it off with its code, then set up another.' })
const isOff = () => new Problem('account.second-factor-off', { detail: 'Begin with POST /api/v1/account/totp.' })

/** A secret that counts as soon as a code of it is confirmed; the one begun before is over. */
export async function beginTotp(deps: UsersDeps, user: User): Promise<{ secret: string; uri: string }> {
  const { userId, email } = user
  const secret = generateSecret()
  await withTransaction(deps.pool, async (tx) => {
    const locked = await lockUser(tx, { userId })
    if (locked?.secondFactorAt !== null) throw isOn()
    await upsertTotp(tx, { userId, secret: sealSecret(deps.totpKey, userId, secret), at: deps.now() })
  })
  return { secret, uri: generateURI({ issuer: 'SmartAutoCheck', label: email, secret }) }
}

async function giveRecoveryCodes({ totpKey }: UsersDeps, tx: Tx, userId: string): Promise<string[]> {
  const codes = Array.from({ length: codeCount }, newRecoveryCode)
  await replaceRecoveryCodes(tx, { userId, hashes: codes.map((code) => recoveryHash(totpKey, userId, code)) })
  return codes
}

async function requireCode(deps: UsersDeps, given: { user: User; code: string }, attempt: Attempt): Promise<void> {
  const { user, code } = given
  if (await takeCode(deps, { userId: user.userId, code }, attempt)) return
  throw new Problem('account.wrong-code', {
    detail: 'Wait for the next code, and see that the clock of the phone is right.',
  })
}

type Confirming = { user: User; code: string /** The session it is done in. */; keptId: string | null }

/** Switches the second factor on. Sessions that began without it end, but the one it is done in. */
export async function confirmTotp(
  deps: UsersDeps,
  { user, code, keptId }: Confirming,
  attempt: Attempt,
): Promise<string[]> {
  const { userId } = user
  if (user.secondFactorAt !== null) throw isOn()
  await requireCode(deps, { user, code }, attempt)
  return withTransaction(deps.pool, async (tx) => {
    const locked = await lockUser(tx, { userId })
    if (locked?.secondFactorAt !== null) throw isOn()
    const at = deps.now()
    await updateSecondFactor(tx, { userId, at })
    await endOtherSessions(tx, { userId, keptId, at, reason: 'second-factor-set-up' })
    await updateSessionsSecondFactor(tx, { userId, secondFactor: true })
    const codes = await giveRecoveryCodes(deps, tx, userId)
    await auditOwnAct(deps, tx, user, 'staff.second-factor-set-up')
    return codes
  })
}

type Proving = { user: User; code: string }

/** Gives other recovery codes to whoever has the second factor. */
export async function renewRecoveryCodes(deps: UsersDeps, proving: Proving, attempt: Attempt): Promise<string[]> {
  const { user } = proving
  if (user.secondFactorAt === null) throw isOff()
  await requireCode(deps, proving, attempt)
  return withTransaction(deps.pool, async (tx) => {
    const codes = await giveRecoveryCodes(deps, tx, user.userId)
    await auditOwnAct(deps, tx, user, 'staff.recovery-codes-renewed')
    return codes
  })
}

/** Switches it off for whoever has it; who needs one can then do nothing but set up another. */
export async function endTotp(deps: UsersDeps, proving: Proving, attempt: Attempt): Promise<void> {
  const { user } = proving
  if (user.secondFactorAt === null) throw isOff()
  await requireCode(deps, proving, attempt)
  await withTransaction(deps.pool, async (tx) => {
    await dropSecondFactor(tx, user)
    await auditOwnAct(deps, tx, user, 'staff.second-factor-ended')
  })
}

/** The account has none any more, and no session has shown one. */
export async function dropSecondFactor(tx: Tx, { userId }: Pick<User, 'userId'>): Promise<void> {
  await updateSecondFactor(tx, { userId, at: null })
  await deleteSecondFactor(tx, { userId })
  await updateSessionsSecondFactor(tx, { userId, secondFactor: false })
}
