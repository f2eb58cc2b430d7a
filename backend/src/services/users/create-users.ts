import { join } from 'node:path'
import type { Clock } from '@sac/platform/clock'
import type { Pool } from '@sac/platform/db/create-pool'
import { migrate } from '@sac/platform/db/migrate'
import type { Route } from '@sac/platform/http/route'
import type { NewId } from '@sac/platform/ids'
import { type Authenticate, createAuthenticate } from './handlers/authenticate.ts'
import { createLoginLimit } from './handlers/create-login-limit.ts'
import { seedDemoAccounts } from './handlers/seed-demo-accounts.ts'
import { authRoutes } from './routes/auth-routes.ts'
import { findUser } from './store/users.ts'
import { createPasswordHash } from './tokens/password-hash.ts'
import { readSessionKeys } from './tokens/session-keys.ts'
import type { UsersDeps } from './users-deps.ts'

/** What others may know of a person: never name or e-mail. */
export type Person = { userId: string; role: string; inspectorNumber: string | null; disabledAt: Date | null }

export type Users = {
  routes: readonly Route[]
  authenticate: Authenticate
  findPerson: (userId: string) => Promise<Person | null>
  seedDemo: () => Promise<void>
}

export const usersSchema = 'users'

/** Accounts, sign-in and sessions. `pool` has the search path `users`; `keysFolder` holds the access-token key family. */
export async function createUsers({
  pool,
  now,
  newId,
  keysFolder,
}: {
  pool: Pool
  now: Clock
  newId: NewId
  keysFolder: string
}): Promise<Users> {
  await migrate(pool, { schema: usersSchema, folder: join(import.meta.dirname, 'migrations') })
  const keys = await readSessionKeys(keysFolder)
  const deps: UsersDeps = { pool, now, newId, keys, passwords: createPasswordHash() }
  return {
    routes: authRoutes(deps, createLoginLimit()),
    authenticate: createAuthenticate(deps),
    findPerson: async (userId) => {
      const user = await findUser(pool, { userId })
      return user && { userId, role: user.role, inspectorNumber: user.inspectorNumber, disabledAt: user.disabledAt }
    },
    seedDemo: () => seedDemoAccounts(deps),
  }
}
