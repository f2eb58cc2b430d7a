// An independent library must accept what we sign and sign what we accept.
import { createPublicKey, generateKeyPairSync } from 'node:crypto'
import { Algorithms, Headers, Sign1 } from '@auth0/cose'
import { expect, test } from 'vitest'
import { fromHex, toHex } from './bytes.ts'
import { encodeClaims } from './claims.ts'
import { decodeSign1, encodeSign1, protectedHeaderFor, sign1Overhead, sigStructure } from './cose.ts'
import type { PublicJwk } from './crypto-port.ts'
import { claimsAt, createSigningKey, flipBit, signPayload } from './issuer-fixture.ts'
import { webCrypto } from './web-crypto.ts'

const payload = encodeClaims(claimsAt(1_790_000_000))

test('an independent library verifies what we sign, and refuses it with any byte of the payload changed', async () => {
  const key = await createSigningKey()
  const cose = await signPayload(key, payload)
  const publicKey = createPublicKey({ key: { ...key.jwk }, format: 'jwk' })
  await expect(Sign1.decode(cose).verify(publicKey)).resolves.toBeUndefined()
  const start = cose.length - 66 - payload.length
  for (let byte = 0; byte < payload.length; byte++) {
    await expect(Sign1.decode(flipBit(cose, (start + byte) * 8)).verify(publicKey)).rejects.toThrow(
      'signature verification failed',
    )
  }
})

test('we verify what an independent library signs', async () => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const theirs = await Sign1.sign(
    [
      [Headers.Algorithm, Algorithms.ES256],
      [Headers.KeyID, fromHex('0a0b0c0d')],
    ],
    undefined,
    payload,
    privateKey,
  )
  const sign1 = decodeSign1(Uint8Array.from(theirs.encode()))!
  expect(sign1.kid).toBe('0a0b0c0d')
  expect(toHex(sign1.payload)).toBe(toHex(payload))
  const jwk = publicKey.export({ format: 'jwk' }) as unknown as PublicJwk
  const signed = sigStructure(sign1.protectedHeader, sign1.payload)
  expect(await webCrypto.verifyES256(jwk, signed, sign1.signature)).toBe(true)
})

test('COSE adds the same number of bytes to every payload that fits the QR', () => {
  for (const length of [24, 127, 255]) {
    const cose = encodeSign1({
      protectedHeader: protectedHeaderFor('00112233'),
      payload: new Uint8Array(length),
      signature: new Uint8Array(64),
    })
    expect(cose.length - length).toBe(sign1Overhead)
  }
})

test('a signature of another length is never encoded', () => {
  const parts = { protectedHeader: protectedHeaderFor('00112233'), payload, signature: new Uint8Array(70) }
  expect(() => encodeSign1(parts)).toThrow(RangeError)
})
