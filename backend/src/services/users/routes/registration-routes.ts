import { type Route, route } from '@sac/platform/http/route'
import type { Limits } from '../domain/login-limit.ts'
import { confirmRegistration, emailOfLink } from '../handlers/confirm-registration.ts'
import { registerCustomer } from '../handlers/register-customer.ts'
import { forgotPassword, resetPassword } from '../handlers/reset-password.ts'
import type { UsersDeps } from '../users-deps.ts'
import { agentOf, attemptOf, openedKnown, requireMails } from './signing-in.ts'

function register(deps: UsersDeps, { mails }: Limits): Route {
  return route({
    operation: 'auth.register',
    handler: async ({ body, ip }) => {
      await requireMails(mails, { ip, email: body.email })
      await registerCustomer(deps, body)
      return { status: 202 }
    },
  })
}

function confirm(deps: UsersDeps, { logins }: Limits): Route {
  return route({
    operation: 'auth.confirm-registration',
    handler: async ({ body, ip, headers }) => {
      // Guesses at the password of a link count for its address, as those of an account do.
      const email = (await emailOfLink(deps, body.token)) ?? ''
      const attempt = attemptOf(deps, logins, { ip, headers, email })
      await attempt.begin()
      const session = await confirmRegistration(deps, { ...body, agent: agentOf(headers) }, attempt)
      return openedKnown(deps, session, { headers, email })
    },
  })
}

function forgot(deps: UsersDeps, { mails }: Limits): Route {
  return route({
    operation: 'auth.forgot-password',
    handler: async ({ body, ip }) => {
      await requireMails(mails, { ip, email: body.email })
      await forgotPassword(deps, body)
      return { status: 202 }
    },
  })
}

function reset(deps: UsersDeps): Route {
  return route({
    operation: 'auth.reset-password',
    handler: async ({ body }) => {
      await resetPassword(deps, body)
      return { status: 204 }
    },
  })
}

/** How a customer gets an account, and anybody a forgotten password back. */
export const registrationRoutes = (deps: UsersDeps, limits: Limits): Route[] => [
  register(deps, limits),
  confirm(deps, limits),
  forgot(deps, limits),
  reset(deps),
]
