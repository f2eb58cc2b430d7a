// A published vector: private key SHA-256("SmartAutoCheck test vector key 1"), signature after RFC 6979.
import { expect, test } from 'vitest'
import { toHex } from './bytes.ts'
import { decodeClaims, encodeClaims } from './claims.ts'
import { decodeSign1, encodeSign1, protectedHeaderFor, sigStructure } from './cose.ts'
import { keyIdOf, type PublicJwk } from './crypto-port.ts'
import { fromDigits, toDigits } from './qr-digits.ts'
import { webCrypto } from './web-crypto.ts'

const jwk: PublicJwk = {
  kty: 'EC',
  crv: 'P-256',
  x: '1tZgGg8w1w2ALX-FpuomYD54sIf6yl9ehVksMnlWguE',
  y: 'aIvQWyAek7KT6TE1mB_z0I3gY8MLE3iH17UP_M0ZbZM',
}
const payloadHex =
  'a3041a6d901880061a69b534703a00011170ac0173444530312d303034322d32362d303030313233020103715756575a5a5a314b5a415731323334353604694d2d414220313233340572565720476f6c6620564920312e362054444906020719502e0819531a091a000242f50a830400000b19bc550c48879569c6da52b533'
const digits =
  '1494651903799329009165820244023333455739710227686571831822125733241442235486668280006853945121819616726976526829373663897665555235439821392315269012555990967757257682078168514529795336622167336265274606097284101000443948059023031509372672447489360930725241212269883066316234222221400730867730428650412301805674420732374181589445883641720971266721817669026481619666499872335387113040803932876601571430057329296659445982459282504123547511858061588146546819853133845985183592546883945989211505017368439311'

const cose = fromDigits(digits)!
const sign1 = decodeSign1(cose)!

test('the digits give the published COSE bytes and back', async () => {
  expect(cose).toHaveLength(208)
  expect(toHex(await webCrypto.sha256(cose))).toBe('2b4c69d6d091479123716da694d10865faa03f4139a4e08ead8368560b677028')
  expect(toDigits(cose)).toBe(digits)
})

test('the key id is that of the thumbprint', async () => {
  expect(await keyIdOf(jwk, webCrypto)).toBe('390438ba')
  expect(sign1.kid).toBe('390438ba')
})

test('the published key verifies the signature', async () => {
  const signed = sigStructure(sign1.protectedHeader, sign1.payload)
  expect(await webCrypto.verifyES256(jwk, signed, sign1.signature)).toBe(true)
})

test('claims, protected header and COSE encode again to the same bytes', () => {
  const claims = decodeClaims(sign1.payload)!
  expect(toHex(sign1.payload)).toBe(payloadHex)
  expect(toHex(encodeClaims(claims))).toBe(payloadHex)
  expect(protectedHeaderFor(sign1.kid)).toEqual(sign1.protectedHeader)
  expect(encodeSign1(sign1)).toEqual(cose)
})

test('the claims say what the vector says', () => {
  expect(decodeClaims(sign1.payload)).toEqual({
    exp: 1838160000,
    iat: 1773483120,
    number: 'DE01-0042-26-000123',
    revision: 1,
    vin: 'WVWZZZ1KZAW123456',
    plate: 'M-AB 1234',
    makeModel: 'VW Golf VI 1.6 TDI',
    result: 2,
    inspected: 20526,
    validUntil: 21274,
    odometerKm: 148213,
    counts: [4, 0, 0],
    statusIndex: 48213,
    photoHash: Uint8Array.from([0x87, 0x95, 0x69, 0xc6, 0xda, 0x52, 0xb5, 0x33]),
  })
})
