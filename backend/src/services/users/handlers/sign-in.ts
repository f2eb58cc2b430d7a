import { withTransaction } from '@sac/platform/db/with-transaction'
import { findUserByEmail, type User } from '../store/users.ts'
import type { Attempt } from '../tokens/password-hash.ts'
import type { UsersDeps } from '../users-deps.ts'
import type { OpenedSession } from './open-session.ts'
import { startSession } from './start-session.ts'
import { takeCode } from './take-code.ts'

export type SignIn =
  | { outcome: 'signed-in'; session: OpenedSession }
  | { outcome: 'refused' | 'disabled' | 'code-required' | 'code-wrong' }

type SigningIn = { email: string; password: string; code?: string | undefined; agent?: string | null | undefined }

/**
 * Checks e-mail and password, and the code where the account has a second factor, and opens a session. An unknown e-mail takes
 * as long as a wrong password and says the same; of a second factor only those learn who know the password.
 */
export async function signIn(
  deps: UsersDeps,
  { email, password, code, agent }: SigningIn,
  attempt?: Attempt,
): Promise<SignIn> {
  const user = await findUserByEmail(deps.pool, { email })
  const matches = await deps.passwords.matches(password, user?.passwordHash ?? null, attempt)
  if (!user || !matches) return { outcome: 'refused' }
  if (user.disabledAt !== null) return { outcome: 'disabled' }
  const secondFactor = await showSecondFactor(deps, { user, code }, attempt)
  if (secondFactor === 'code-required' || secondFactor === 'code-wrong') return { outcome: secondFactor }
  const starting = { user, agent, secondFactor: secondFactor === 'shown' }
  return { outcome: 'signed-in', session: await withTransaction(deps.pool, (tx) => startSession(deps, tx, starting)) }
}

type Showing = { user: User; code: string | undefined }

async function showSecondFactor(deps: UsersDeps, { user, code }: Showing, attempt?: Attempt) {
  if (user.secondFactorAt === null) return 'none'
  if (code === undefined) return 'code-required'
  return (await takeCode(deps, { userId: user.userId, code }, attempt)) ? 'shown' : 'code-wrong'
}
