import type { KeyObject } from 'node:crypto'
import type { Role } from '@sac/contracts/role'
import { findSession } from '../store/sessions.ts'
import { findUser, type User } from '../store/users.ts'
import { readAccessToken } from '../tokens/access-token.ts'
import type { UsersDeps } from '../users-deps.ts'

type Person = { userId: string; role: Role; sessionId: string }
type Authentication =
  | { ok: true; person: Person; until: Date; lacksSecondFactor: boolean }
  | { ok: false; code: 'auth.required' | 'auth.expired' }

export type Authenticate = (accessToken: string) => Promise<Authentication>

// A stolen token must stop working within 60 s of its session's end (P16) without a database read on every request.
const trustedMs = 30_000
const maxTrusted = 10_000

/** The token says what the person was when it was written. */
const isStill = (user: User | null, role: Role) => user?.disabledAt === null && user.role === role

type Deps = Pick<UsersDeps, 'pool' | 'now'> & {
  verificationKey: () => Promise<KeyObject>
  /** Roles that need a second factor. */
  secondFactorFor?: readonly Role[]
}

/** Checks an access token and, at most 30 s ago, that its session is alive and its user neither disabled nor in another role. */
export function createAuthenticate(deps: Deps): Authenticate {
  const trusted = new Map<string, number>()
  const lacks = ({ secondFactor }: { secondFactor: boolean }, role: Role) =>
    !secondFactor && (deps.secondFactorFor?.includes(role) ?? false)
  const stateOf = async ({ sessionId, userId, role }: Person, at: Date): Promise<'over' | 'lacks' | 'complete'> => {
    if ((trusted.get(sessionId) ?? 0) > at.getTime()) return 'complete'
    trusted.delete(sessionId)
    const [session, user] = await Promise.all([findSession(deps.pool, { sessionId }), findUser(deps.pool, { userId })])
    if (session?.endedAt !== null || !isStill(user, role)) return 'over'
    // Not remembered: it is asked again as soon as it is set up.
    if (lacks(session, role)) return 'lacks'
    if (trusted.size >= maxTrusted) trusted.clear()
    trusted.set(sessionId, at.getTime() + trustedMs)
    return 'complete'
  }
  return async (accessToken) => {
    const at = deps.now()
    const token = readAccessToken({ publicKey: await deps.verificationKey() }, accessToken, at)
    if (token.status === 'expired') return { ok: false, code: 'auth.expired' }
    if (token.status === 'invalid') return { ok: false, code: 'auth.required' }
    const state = await stateOf(token.claims, at)
    if (state === 'over') return { ok: false, code: 'auth.required' }
    return { ok: true, person: token.claims, until: token.until, lacksSecondFactor: state === 'lacks' }
  }
}
