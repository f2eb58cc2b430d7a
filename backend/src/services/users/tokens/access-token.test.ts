import { createPublicKey, generateKeyPairSync, randomBytes } from 'node:crypto'
import jwt from 'jsonwebtoken'
import { expect, test } from 'vitest'
import { readAccessToken, writeAccessToken } from './access-token.ts'
import type { SessionKeys } from './session-keys.ts'

function newKeys(): SessionKeys {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return { privateKey, publicKey: createPublicKey(privateKey), refreshSecret: randomBytes(32) }
}

const keys = newKeys()
const now = new Date('2026-11-23T09:00:00.000Z')
const claims = { userId: 'u', role: 'inspector', sessionId: 's' } as const
const ours = { issuer: 'smartautocheck', audience: 'smartautocheck', algorithm: 'ES256' } as const
const body = { userId: 'u', role: 'inspector', sid: 's', iat: now.getTime() / 1000, exp: now.getTime() / 1000 + 60 }

test('what was written is read', () => {
  expect(readAccessToken(keys, writeAccessToken(keys, claims, now), now)).toEqual({
    status: 'valid',
    claims,
    until: new Date('2026-11-23T09:15:00.000Z'),
  })
})

test.each([
  ['another key', jwt.sign(body, newKeys().privateKey, ours)],
  ['another issuer', jwt.sign(body, keys.privateKey, { ...ours, issuer: 'other' })],
  ['another audience', jwt.sign(body, keys.privateKey, { ...ours, audience: 'other' })],
  ['no signature at all', jwt.sign(body, '', { ...ours, algorithm: 'none' })],
  ['the public key used as a shared secret', jwt.sign(body, keys.refreshSecret, { ...ours, algorithm: 'HS256' })],
  ['a role nobody has', jwt.sign({ ...body, role: 'root' }, keys.privateKey, ours)],
])('a token with %s is no sign-in', (_what, token) => {
  expect(readAccessToken(keys, token, now)).toEqual({ status: 'invalid' })
})
