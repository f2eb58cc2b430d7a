import { type Route, route } from '@sac/platform/http/route'
import type { LoginLimit } from '../domain/login-limit.ts'
import { requirePassword, requireUser } from '../handlers/require-password.ts'
import { beginTotp, confirmTotp, endTotp, renewRecoveryCodes } from '../handlers/set-up-second-factor.ts'
import type { UsersDeps } from '../users-deps.ts'
import { attemptOfSignedIn, sessionOf } from './signing-in.ts'

const begin = (deps: UsersDeps, limit: LoginLimit): Route =>
  route({
    operation: 'account.begin-totp',
    handler: async ({ caller: { userId }, body: { password }, headers, ip }) => {
      const attempt = await attemptOfSignedIn(deps, limit, { userId, headers, ip })
      const user = await requirePassword(deps, { userId, password }, attempt)
      return { status: 200, body: await beginTotp(deps, user) }
    },
  })

const confirm = (deps: UsersDeps, limit: LoginLimit): Route =>
  route({
    operation: 'account.confirm-totp',
    handler: async ({ caller: { userId }, body: { code }, headers, ip }) => {
      const attempt = await attemptOfSignedIn(deps, limit, { userId, headers, ip })
      const user = await requireUser(deps, { userId })
      const recoveryCodes = await confirmTotp(deps, { user, code, keptId: sessionOf(deps, headers) }, attempt)
      return { status: 200, body: { recoveryCodes } }
    },
  })

const renew = (deps: UsersDeps, limit: LoginLimit): Route =>
  route({
    operation: 'account.renew-recovery-codes',
    handler: async ({ caller: { userId }, body: { password, code }, headers, ip }) => {
      const attempt = await attemptOfSignedIn(deps, limit, { userId, headers, ip })
      const user = await requirePassword(deps, { userId, password }, attempt)
      return { status: 200, body: { recoveryCodes: await renewRecoveryCodes(deps, { user, code }, attempt) } }
    },
  })

const end = (deps: UsersDeps, limit: LoginLimit): Route =>
  route({
    operation: 'account.end-totp',
    handler: async ({ caller: { userId }, body: { password, code }, headers, ip }) => {
      const attempt = await attemptOfSignedIn(deps, limit, { userId, headers, ip })
      const user = await requirePassword(deps, { userId, password }, attempt)
      await endTotp(deps, { user, code }, attempt)
      return { status: 204 }
    },
  })

/** How staff sets up, renews and ends the second factor of their own account. */
export const secondFactorRoutes = (deps: UsersDeps, limit: LoginLimit): Route[] => [
  begin(deps, limit),
  confirm(deps, limit),
  renew(deps, limit),
  end(deps, limit),
]
