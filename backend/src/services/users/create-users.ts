import { join } from 'node:path'
import { migrateAudit } from '@sac/platform/audit/migrate-audit'
import type { Clock } from '@sac/platform/clock'
import type { Pool } from '@sac/platform/db/create-pool'
import { migrate } from '@sac/platform/db/migrate'
import type { Route } from '@sac/platform/http/route'
import type { NewId } from '@sac/platform/ids'
import { createUserDirectory, type UserDirectory } from './create-user-directory.ts'
import { createLoginLimit } from './handlers/create-login-limit.ts'
import { seedDemoAccounts } from './handlers/seed-demo-accounts.ts'
import { authRoutes } from './routes/auth-routes.ts'
import { createPasswordHash } from './tokens/password-hash.ts'
import { readSessionKeys } from './tokens/session-keys.ts'
import { publishVerificationKey } from './tokens/verification-key.ts'
import type { UsersDeps } from './users-deps.ts'

export type Users = UserDirectory & {
  routes: readonly Route[]
  seedDemo: () => Promise<void>
}

export const usersSchema = 'users'

type Options = {
  /** Search path `users`. */
  pool: Pool
  now: Clock
  newId: NewId
  /** Holds the access-token key family; made there at the first start. */
  keysFolder: string
  /** Where other processes find the key that verifies access tokens. */
  publicFolder: string
}

/** Brings schema `users` up to date. */
export async function migrateUsers(pool: Pool): Promise<void> {
  await migrate(pool, { schema: usersSchema, folder: join(import.meta.dirname, 'migrations') })
  await migrateAudit(pool, { schema: usersSchema })
}

/** Accounts, sign-in and sessions. */
export async function createUsers({ pool, now, newId, keysFolder, publicFolder }: Options): Promise<Users> {
  await migrateUsers(pool)
  const keys = await readSessionKeys(keysFolder)
  await publishVerificationKey(publicFolder, keys.publicKey)
  const deps: UsersDeps = { pool, now, newId, keys, passwords: createPasswordHash() }
  return {
    routes: authRoutes(deps, createLoginLimit()),
    ...createUserDirectory({ pool, now, verificationKey: () => Promise.resolve(keys.publicKey) }),
    seedDemo: () => seedDemoAccounts(deps),
  }
}
