import { Problem } from '@sac/platform/http/problem'
import { type Route, route } from '@sac/platform/http/route'
import type { LoginLimit } from '../domain/login-limit.ts'
import { refreshSession } from '../handlers/refresh-session.ts'
import { type SignIn, signIn } from '../handlers/sign-in.ts'
import { signOut } from '../handlers/sign-out.ts'
import { endSessionsOf } from '../store/sessions.ts'
import { findUser } from '../store/users.ts'
import type { UsersDeps } from '../users-deps.ts'
import { clearRefreshCookie, readRefreshCookie } from './cookies.ts'
import { sessionPage } from './session-page.ts'
import { agentOf, attemptOf, opened, openedKnown, sessionOf } from './signing-in.ts'

function login(deps: UsersDeps, limit: LoginLimit): Route {
  return route({
    operation: 'auth.login',
    handler: async ({ body, ip, headers }) => {
      const { email } = body
      const attempt = attemptOf(deps, limit, { ip, headers, email })
      // Here too, so that a flood is turned away before it queues.
      await attempt.begin()
      const result = await signIn(deps, { ...body, agent: agentOf(headers) }, attempt)
      if (result.outcome !== 'signed-in') throw refusals[result.outcome]()
      return openedKnown(deps, result.session, { headers, email })
    },
  })
}

const disabled = () => new Problem('auth.disabled', { detail: 'Ask your administrator.' })

const refusals = {
  refused: () => new Problem('auth.invalid-credentials', { detail: 'Check both and try again.' }),
  disabled,
  'code-required': () =>
    new Problem('auth.code-required', {
      detail: 'Send it along as `code`: from the authenticator app, or a recovery code.',
    }),
  'code-wrong': () =>
    new Problem('auth.code-wrong', { detail: 'Wait for the next one, or use a recovery code that was not used yet.' }),
} satisfies Record<Exclude<SignIn['outcome'], 'signed-in'>, () => Problem>

function refresh(deps: UsersDeps): Route {
  return route({
    operation: 'auth.refresh',
    handler: async ({ headers }) => {
      const token = readRefreshCookie(headers.cookie)
      if (token === null) throw new Problem('auth.required')
      const result = await refreshSession(deps, token)
      if (result.outcome === 'disabled') throw disabled()
      if (result.outcome === 'over') throw new Problem('auth.expired', { detail: 'Sign in again.' })
      return opened(result.session)
    },
  })
}

function logout(deps: UsersDeps): Route {
  return route({
    operation: 'auth.logout',
    handler: async ({ headers }) => {
      const token = readRefreshCookie(headers.cookie)
      if (token !== null) await signOut(deps, token)
      return { status: 204, headers: { 'set-cookie': clearRefreshCookie } }
    },
  })
}

function me({ pool }: UsersDeps): Route {
  return route({
    operation: 'auth.me',
    handler: async ({ caller }) => {
      const user = await findUser(pool, { userId: caller.userId })
      if (!user) throw new Problem('auth.required')
      const { userId, role, name, inspectorNumber } = user
      return { status: 200, body: { userId, role, name, inspectorNumber } }
    },
  })
}

function listSessions(deps: UsersDeps): Route {
  return route({
    operation: 'auth.sessions',
    handler: async ({ caller: { userId }, headers, query }) =>
      sessionPage(deps, { userId, query, currentId: sessionOf(deps, headers) }),
  })
}

function endSessions({ pool, now }: UsersDeps): Route {
  return route({
    operation: 'auth.end-sessions',
    handler: async ({ caller, body: { sessionId } }) => {
      const ended = await endSessionsOf(pool, { userId: caller.userId, sessionId, at: now(), reason: 'ended-by-owner' })
      return { status: 200, body: { ended } }
    },
  })
}

export const authRoutes = (deps: UsersDeps, limit: LoginLimit): Route[] => [
  login(deps, limit),
  refresh(deps),
  logout(deps),
  me(deps),
  listSessions(deps),
  endSessions(deps),
]
