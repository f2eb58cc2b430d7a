import { Problem } from '@sac/platform/http/problem'
import { findUser, type User } from '../store/users.ts'
import type { Attempt } from '../tokens/password-hash.ts'
import type { UsersDeps } from '../users-deps.ts'

type Asking = { userId: string; password: string }

/** Whoever is signed in, proven once more; throws Problem `account.wrong-password`. */
export async function requirePassword(deps: UsersDeps, { userId, password }: Asking, attempt: Attempt): Promise<User> {
  const user = await requireUser(deps, { userId })
  if (await deps.passwords.matches(password, user.passwordHash, attempt)) return user
  throw new Problem('account.wrong-password', { detail: 'Type the password you sign in with.' })
}

/** Throws Problem `auth.required` for an account that is gone. */
export async function requireUser({ pool }: UsersDeps, { userId }: { userId: string }): Promise<User> {
  const user = await findUser(pool, { userId })
  if (!user) throw new Problem('auth.required')
  return user
}
