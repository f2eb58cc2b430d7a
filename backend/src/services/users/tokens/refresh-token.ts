// A refresh token is `<sessionId>.<generation>.<mac>`: derived, so that the same successor can be handed out again after a
// lost answer without the token ever being stored.
import { createHmac, timingSafeEqual } from 'node:crypto'

export type RefreshToken = { sessionId: string; generation: number }

const macOf = (secret: Buffer, { sessionId, generation }: RefreshToken) =>
  createHmac('sha256', secret).update(`${sessionId}.${generation}`).digest()

export const writeRefreshToken = (secret: Buffer, token: RefreshToken): string =>
  `${token.sessionId}.${token.generation}.${macOf(secret, token).toString('base64url')}`

/** Null for anything this server did not write. */
export function readRefreshToken(secret: Buffer, text: string): RefreshToken | null {
  const match = /^([0-9a-f-]{36})\.(\d{1,9})\.([\w-]{43})$/.exec(text)
  if (!match) return null
  const [, sessionId = '', generation = '', mac = ''] = match
  const token = { sessionId, generation: Number(generation) }
  return timingSafeEqual(macOf(secret, token), Buffer.from(mac, 'base64url')) ? token : null
}
