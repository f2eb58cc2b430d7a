import { join } from 'node:path'
import type { Service, ServiceSchema } from '@sac/platform/process/service'
import { createLoginLimit } from './handlers/create-login-limit.ts'
import { seedDemoAccounts } from './handlers/seed-demo-accounts.ts'
import { authRoutes } from './routes/auth-routes.ts'
import { createPasswordHash } from './tokens/password-hash.ts'
import { readSessionKeys } from './tokens/session-keys.ts'
import { publishVerificationKey } from './tokens/verification-key.ts'
import type { UsersDeps } from './users-deps.ts'

export const usersSchema: ServiceSchema = {
  name: 'users',
  migrations: join(import.meta.dirname, 'migrations'),
  audit: true,
  rights: { changeable: { users: ['password_hash', 'name', 'disabled_at'] } },
  lent: ['users', 'sessions'],
}

type Host = Omit<UsersDeps, 'keys' | 'passwords'> & {
  /** Holds the keys of access tokens; made there at the first start. */
  keysFolder: string
  /** Where other processes find the key that verifies access tokens. */
  publicFolder: string
}

/** Accounts, sign-in and sessions. */
export const usersService: Service<Host> = {
  name: 'users',
  schema: usersSchema,
  open: async ({ keysFolder, publicFolder, ...given }) => {
    const keys = await readSessionKeys(keysFolder)
    await publishVerificationKey(publicFolder, keys.publicKey)
    const deps: UsersDeps = { ...given, keys, passwords: createPasswordHash() }
    return { routes: authRoutes(deps, createLoginLimit()), seedDemo: () => seedDemoAccounts(deps) }
  },
}
