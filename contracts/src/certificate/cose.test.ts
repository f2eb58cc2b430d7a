// An independent library must accept what we sign and sign what we accept.
import { createPublicKey, generateKeyPairSync } from 'node:crypto'
import { Algorithms, Headers, Sign1 } from '@auth0/cose'
import { expect, test } from 'vitest'
import { fromHex, toHex } from './bytes.ts'
import { encodeClaims } from './claims.ts'
import { decodeSign1, encodeSign1, protectedHeaderFor, sign1Overhead, sigStructure } from './cose.ts'
import type { PublicJwk } from './crypto-port.ts'
import { claimsAt, createSigningKey, flipBit, signPayload, twinOf } from './issuer-fixture.ts'
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
  const sign = async () => {
    const theirs = await Sign1.sign(
      [
        [Headers.Algorithm, Algorithms.ES256],
        [Headers.KeyID, fromHex('0a0b0c0d')],
      ],
      undefined,
      payload,
      privateKey,
    )
    return Uint8Array.from(theirs.encode())
  }
  // Half of what it signs has the larger s.
  let sign1 = decodeSign1(await sign())
  while (!sign1) sign1 = decodeSign1(await sign())
  expect(sign1.kid).toBe('0a0b0c0d')
  expect(toHex(sign1.payload)).toBe(toHex(payload))
  const jwk = publicKey.export({ format: 'jwk' }) as unknown as PublicJwk
  const signed = sigStructure(sign1.protectedHeader, sign1.payload)
  expect(await webCrypto.verifyES256(jwk, signed, sign1.signature)).toBe(true)
})

test('of the two signatures that anybody can make from one only the smaller is encoded, and read', async () => {
  const key = await createSigningKey()
  const protectedHeader = protectedHeaderFor(key.kid)
  const seen = new Set<string>()
  for (let n = 0; n < 40; n += 1) {
    const signature = await key.sign(sigStructure(protectedHeader, payload))
    const cose = encodeSign1({ protectedHeader, payload, signature })
    const twin = twinOf(cose)
    seen.add(toHex(signature) === toHex(decodeSign1(cose)!.signature) ? 'smaller' : 'larger')
    expect(encodeSign1({ protectedHeader, payload, signature: twin.slice(-64) })).toEqual(cose)
    const publicKey = createPublicKey({ key: { ...key.jwk }, format: 'jwk' })
    await expect(Sign1.decode(twin).verify(publicKey)).resolves.toBeUndefined()
    expect(decodeSign1(twin)).toBeNull()
  }
  expect([...seen].toSorted()).toEqual(['larger', 'smaller'])
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
