import { withTransaction } from '@sac/platform/db/with-transaction'
import { findUserByEmail } from '../store/users.ts'
import type { Attempt } from '../tokens/password-hash.ts'
import type { UsersDeps } from '../users-deps.ts'
import type { OpenedSession } from './open-session.ts'
import { startSession } from './start-session.ts'

export type SignIn = { outcome: 'signed-in'; session: OpenedSession } | { outcome: 'refused' } | { outcome: 'disabled' }

/** Checks e-mail and password and opens a session. An unknown e-mail takes as long as a wrong password and says the same. */
export async function signIn(
  deps: UsersDeps,
  { email, password, agent = null }: { email: string; password: string; agent?: string | null },
  attempt?: Attempt,
): Promise<SignIn> {
  const user = await findUserByEmail(deps.pool, { email })
  const matches = await deps.passwords.matches(password, user?.passwordHash ?? null, attempt)
  if (!user || !matches) return { outcome: 'refused' }
  if (user.disabledAt !== null) return { outcome: 'disabled' }
  const session = await withTransaction(deps.pool, (tx) => startSession(deps, tx, { user, agent }))
  return { outcome: 'signed-in', session }
}
