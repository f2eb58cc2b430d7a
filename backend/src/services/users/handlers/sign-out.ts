import { endSession } from '../store/sessions.ts'
import { readRefreshToken } from '../tokens/refresh-token.ts'
import type { UsersDeps } from '../users-deps.ts'

/** Ends the session of a refresh token; anything else is already signed out. */
export async function signOut(deps: UsersDeps, text: string): Promise<void> {
  const token = readRefreshToken(deps.keys.refreshSecret, text)
  if (token) await endSession(deps.pool, { sessionId: token.sessionId, at: deps.now(), reason: 'signed-out' })
}
