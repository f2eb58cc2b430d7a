import { Role } from '@sac/contracts/role'
import jwt from 'jsonwebtoken'
import type { SessionKeys } from './session-keys.ts'

/** Seconds an access token is good for. */
export const accessTokenSeconds = 15 * 60

export type AccessClaims = { userId: string; role: Role; sessionId: string }
export type AccessToken =
  | { status: 'valid'; claims: AccessClaims; until: Date }
  | { status: 'expired' }
  | { status: 'invalid' }

const issuer = 'smartautocheck'

export const writeAccessToken = (keys: SessionKeys, { userId, role, sessionId }: AccessClaims, now: Date): string =>
  jwt.sign({ userId, role, sid: sessionId, iat: Math.floor(now.getTime() / 1000) }, keys.privateKey, {
    algorithm: 'ES256',
    expiresIn: accessTokenSeconds,
    subject: userId,
    issuer,
    audience: issuer,
  })

/** The algorithm is pinned; a token of any other one is invalid whatever its header says. */
export function readAccessToken(keys: Pick<SessionKeys, 'publicKey'>, token: string, now: Date): AccessToken {
  try {
    const clockTimestamp = Math.floor(now.getTime() / 1000)
    const claims = jwt.verify(token, keys.publicKey, {
      algorithms: ['ES256'],
      issuer,
      audience: issuer,
      clockTimestamp,
    })
    return fromClaims(claims)
  } catch (error) {
    return { status: error instanceof jwt.TokenExpiredError ? 'expired' : 'invalid' }
  }
}

function fromClaims(claims: string | jwt.JwtPayload): AccessToken {
  if (typeof claims === 'string') return { status: 'invalid' }
  const { userId, sid, exp } = claims as Record<string, unknown>
  const role = Role.safeParse(claims['role'])
  if (typeof userId !== 'string' || typeof sid !== 'string' || typeof exp !== 'number' || !role.success)
    return { status: 'invalid' }
  return { status: 'valid', claims: { userId, role: role.data, sessionId: sid }, until: new Date(exp * 1000) }
}
