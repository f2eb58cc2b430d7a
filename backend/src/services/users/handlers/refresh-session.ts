import type { Db } from '@sac/platform/db/db'
import { withTransaction } from '@sac/platform/db/with-transaction'
import { exchange, expiryOf } from '../domain/refresh-session.ts'
import { endSession, lockSession, rotateSession, type StoredSession } from '../store/sessions.ts'
import { findUser, type User } from '../store/users.ts'
import { type RefreshToken, readRefreshToken } from '../tokens/refresh-token.ts'
import type { UsersDeps } from '../users-deps.ts'
import { type OpenedSession, openSession } from './open-session.ts'

export type Refreshed = { outcome: 'refreshed'; session: OpenedSession } | { outcome: 'over' } | { outcome: 'disabled' }

/** Exchanges a refresh token for its successor; a token that was copied ends the session. */
export async function refreshSession(deps: UsersDeps, text: string): Promise<Refreshed> {
  const token = readRefreshToken(deps.keys.refreshSecret, text)
  if (!token) return { outcome: 'over' }
  return withTransaction(deps.pool, async (tx): Promise<Refreshed> => {
    const session = await lockSession(tx, token)
    const user = session && (await findUser(tx, session))
    if (!session || !user) return { outcome: 'over' }
    if (user.disabledAt === null) return present({ deps, tx, user, session }, token)
    await endSession(tx, { sessionId: session.sessionId, at: deps.now(), reason: 'disabled' })
    return { outcome: 'disabled' }
  })
}

type Found = { deps: UsersDeps; tx: Db; user: User; session: StoredSession }

async function present({ deps, tx, user, session }: Found, token: RefreshToken): Promise<Refreshed> {
  const at = deps.now()
  const { sessionId, createdAt } = session
  const result = exchange(session, token.generation, at)
  switch (result.outcome) {
    case 'over':
      return { outcome: 'over' }
    case 'reused':
      await endSession(tx, { sessionId, at, reason: 'reused' })
      return { outcome: 'over' }
    case 'repeated':
      return { outcome: 'refreshed', session: openSession(deps, user, session) }
    case 'rotated': {
      const rotated = {
        sessionId,
        generation: result.generation,
        expiresAt: expiryOf(user.role, { createdAt, usedAt: at }),
      }
      await rotateSession(tx, { ...rotated, rotatedAt: at })
      return { outcome: 'refreshed', session: openSession(deps, user, rotated) }
    }
  }
}
