import { join } from 'node:path'
import type { Limits } from '@sac/platform/limits/port'
import type { AllPersonalData } from '@sac/platform/process/personal-data'
import type { Service, ServiceSchema } from '@sac/platform/process/service'
import { createLoginLimit, createMailLimit } from './handlers/create-login-limit.ts'
import { startForgetting } from './handlers/forget.ts'
import { personalDataOf } from './handlers/personal-data.ts'
import { seedDemoAccounts } from './handlers/seed-demo-accounts.ts'
import { accountRoutes } from './routes/account-routes.ts'
import { authRoutes } from './routes/auth-routes.ts'
import { peopleRoutes } from './routes/people-routes.ts'
import { personalDataRoutes } from './routes/personal-data-routes.ts'
import { registrationRoutes } from './routes/registration-routes.ts'
import { secondFactorRoutes } from './routes/second-factor-routes.ts'
import { staffRoutes } from './routes/staff-routes.ts'
import { fillAddressKeys } from './store/address-keys.ts'
import { readMailSecret } from './tokens/mail-token.ts'
import { createPasswordHash } from './tokens/password-hash.ts'
import { readTotpKey } from './tokens/sealed-secret.ts'
import { readSessionKeys } from './tokens/session-keys.ts'
import { publishVerificationKey } from './tokens/verification-key.ts'
import type { UsersDeps } from './users-deps.ts'

export const usersSchema: ServiceSchema = {
  name: 'users',
  migrations: join(import.meta.dirname, 'migrations'),
  messaging: true,
  audit: true,
  rights: {
    changeable: {
      users: [
        'email',
        'password_hash',
        'name',
        'language',
        'phone',
        'address',
        'remind_by_email',
        'remind_by_sms',
        'second_factor_at',
        'disabled_at',
        'role',
        'inspector_number',
        'erased_at',
        'keys_version',
      ],
      erasures: ['done_at'],
    },
    rewritten: ['sessions', 'mails', 'totp', 'recovery_codes'],
  },
  lent: ['users', 'sessions', 'mails'],
}

type Host = Omit<UsersDeps, 'keys' | 'passwords' | 'mailSecret' | 'totpKey'> & {
  /** Holds the keys of access tokens; made there at the first start. */
  keysFolder: string
  /** Where other processes find the key that verifies access tokens. */
  publicFolder: string
  personalData: AllPersonalData
  limits: Limits
}

/** Accounts, sign-in, sessions, and what people are written about them. */
export const usersService: Service<Host> = {
  name: 'users',
  schema: usersSchema,
  open: async ({ keysFolder, publicFolder, personalData, limits, ...given }) => {
    const left = await fillAddressKeys(given.pool)
    if (left.length > 0) given.log.warn({ users: left }, 'an address has become that of another account')
    const keys = await readSessionKeys(keysFolder)
    await publishVerificationKey(publicFolder, keys.publicKey)
    const secrets = { mailSecret: await readMailSecret(keysFolder), totpKey: await readTotpKey(keysFolder) }
    const deps: UsersDeps = { ...given, ...secrets, keys, passwords: createPasswordHash() }
    const withAll = { ...deps, personalData }
    const counted = { logins: createLoginLimit(limits), mails: createMailLimit(limits) }
    return {
      routes: [
        ...authRoutes(deps, counted.logins),
        ...registrationRoutes(deps, counted),
        ...accountRoutes(deps, counted),
        ...secondFactorRoutes(deps, counted.logins),
        ...staffRoutes(deps),
        ...peopleRoutes(withAll),
        ...personalDataRoutes(withAll, counted.logins),
      ],
      seedDemo: () => seedDemoAccounts(deps),
      personalData: personalDataOf(deps),
      start: async () => startForgetting(withAll),
    }
  },
}
