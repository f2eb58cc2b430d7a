import type { SessionResult } from '@sac/contracts/http/auth'
import type { StoredSession } from '../store/sessions.ts'
import type { User } from '../store/users.ts'
import { accessTokenSeconds, writeAccessToken } from '../tokens/access-token.ts'
import { writeRefreshToken } from '../tokens/refresh-token.ts'
import type { UsersDeps } from '../users-deps.ts'

/** What the caller gets: the body, and the refresh token that goes into the cookie until `expiresAt`. */
export type OpenedSession = { body: SessionResult; refreshToken: string; expiresAt: Date }

/** Writes the tokens of a session at its current generation. */
export function openSession(
  { keys, now }: Pick<UsersDeps, 'keys' | 'now'>,
  user: User,
  { sessionId, generation, expiresAt }: Pick<StoredSession, 'sessionId' | 'generation' | 'expiresAt'>,
): OpenedSession {
  const { userId, role, name, inspectorNumber } = user
  return {
    body: {
      accessToken: writeAccessToken(keys, { userId, role, sessionId }, now()),
      expiresIn: accessTokenSeconds,
      user: { userId, role, name, inspectorNumber },
    },
    refreshToken: writeRefreshToken(keys.refreshSecret, { sessionId, generation }),
    expiresAt,
  }
}
