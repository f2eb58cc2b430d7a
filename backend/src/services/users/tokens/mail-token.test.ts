import { randomBytes } from 'node:crypto'
import { uuidv7 } from '@sac/platform/ids'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readMailToken, writeMailToken } from './mail-token.ts'

const secret = randomBytes(32)

test('a token is read by whoever has the secret, and by nobody else', () => {
  const mailId = uuidv7()
  const token = writeMailToken(secret, mailId)
  expect(readMailToken(secret, token)).toBe(mailId)
  expect(readMailToken(randomBytes(32), token)).toBeNull()
})

test('no token that was changed in any place is read as one', () => {
  const token = writeMailToken(secret, uuidv7())
  fc.assert(
    fc.property(fc.nat(token.length - 1), fc.string({ minLength: 1, maxLength: 1 }), (place, other) => {
      const changed = token.slice(0, place) + other + token.slice(place + 1)
      // The last letter of base64url has bits nobody reads.
      fc.pre(changed !== token && place < token.length - 1)
      expect(readMailToken(secret, changed)).toBeNull()
    }),
  )
  fc.assert(fc.property(fc.string(), (text) => readMailToken(secret, text) === null))
})
