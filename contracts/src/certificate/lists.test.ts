import { describe, expect, test } from 'vitest'
import { toBase64url, utf8 } from './bytes.ts'
import {
  createSigningKey,
  signJws,
  signReasonList,
  signStatusList,
  signTrustList,
  trustEntry,
} from './issuer-fixture.ts'
import { packStatuses, readReasonList, readStatusList, statusAt, statusListType, statusYear } from './status-list.ts'
import { readTrustList, type TrustedKey, type TrustList, trustListType } from './trust-list.ts'
import { inflate, webCrypto } from './web-crypto.ts'

const day = 86_400
const now = 1_790_000_000
const root = await createSigningKey()
const key = await createSigningKey()
const entry = trustEntry(key, now)
const trustOf = (changes: Partial<TrustedKey> = {}): TrustList => ({
  ver: 3,
  iat: now,
  exp: now + day,
  keys: [{ ...entry, ...changes }],
})

const signedTrust = await signTrustList(root, { ver: 3, keys: [entry], now })
const codes = [0, 1, 2, 3, 0, 2, 1]
const signedStatus = await signStatusList(key, { year: 2026, iat: now, codes })

const readTrust = (compact: string, highestVersion = 0) =>
  readTrustList(compact, { root: root.jwk, highestVersion, crypto: webCrypto })
const readStatus = (compact: string, trust = trustOf()) =>
  readStatusList(compact, { trust, crypto: webCrypto, inflate })

describe('the trust list', () => {
  test('signed by the root is accepted', async () => {
    expect(await readTrust(`${signedTrust}\n`)).toEqual({
      outcome: 'accepted',
      list: { ver: 3, iat: now, exp: now + 365 * day, keys: [entry] },
    })
  })

  test('of the same or a later version is accepted, of an earlier one refused', async () => {
    expect((await readTrust(signedTrust, 3)).outcome).toBe('accepted')
    expect(await readTrust(signedTrust, 4)).toEqual({ outcome: 'rolled-back' })
  })

  test('signed by anyone else is refused', async () => {
    expect(await readTrust(await signTrustList(key, { ver: 9, keys: [entry], now }))).toEqual({
      outcome: 'bad-signature',
    })
  })

  test('with another payload under the same signature is refused', async () => {
    const [header, , signature] = signedTrust.split('.')
    const payload = toBase64url(utf8(JSON.stringify({ ver: 9, iat: now, exp: now, keys: [] })))
    expect(await readTrust(`${header}.${payload}.${signature}`)).toEqual({ outcome: 'bad-signature' })
  })

  test.each<[string, object]>([
    ['no keys', { ver: 1, iat: now, exp: now }],
    ['a negative version', { ver: -1, iat: now, exp: now, keys: [] }],
    ['an unknown key state', { ver: 1, iat: now, exp: now, keys: [{ ...entry, state: 'fine' }] }],
    ['another algorithm', { ver: 1, iat: now, exp: now, keys: [{ ...entry, alg: 'EdDSA' }] }],
    ['a malformed key id', { ver: 1, iat: now, exp: now, keys: [{ ...entry, kid: 'xyz' }] }],
    ['a key of another curve', { ver: 1, iat: now, exp: now, keys: [{ ...entry, jwk: { ...key.jwk, crv: 'P-384' } }] }],
  ])('with %s is malformed', async (_, payload) => {
    expect(await readTrust(await signJws(root, trustListType, payload))).toEqual({ outcome: 'malformed' })
  })

  test.each([
    '',
    'a.b',
    'a.b.c.d',
    '!.!.!',
    `${toBase64url(utf8('{"alg":"none","typ":"sac-trust+jwt","kid":"x"}'))}.e30.`,
    `${toBase64url(utf8('[]'))}.e30.AAAA`,
  ])('%j is malformed', async (compact) => {
    expect(await readTrust(compact)).toEqual({ outcome: 'malformed' })
  })

  test('of another type is malformed', async () => {
    expect(await readTrust(await signJws(root, statusListType, { ver: 1, iat: now, exp: now, keys: [] }))).toEqual({
      outcome: 'malformed',
    })
  })

  test('whose root is no point on the curve verifies nothing', async () => {
    const crooked = { ...root.jwk, y: root.jwk.x }
    expect(await readTrustList(signedTrust, { root: crooked, highestVersion: 0, crypto: webCrypto })).toEqual({
      outcome: 'bad-signature',
    })
  })
})

describe('a status list', () => {
  test('gives back every code, and none beyond its end', async () => {
    const list = (await readStatus(signedStatus))!
    expect({ year: list.year, iat: list.iat }).toEqual({ year: 2026, iat: now })
    expect(codes.map((_, index) => statusAt(list, index))).toEqual(codes)
    expect(statusAt(list, 8)).toBeNull()
  })

  test('is packed as the Token Status List draft shows for two bits', () => {
    // Codes of the example in the draft: 1, 2, 0, 3, 0, 1, 0, 1, 1, 2, 3, 3 → c9 44 f9.
    expect(packStatuses([1, 2, 0, 3, 0, 1, 0, 1, 1, 2, 3, 3])).toEqual(Uint8Array.of(0xc9, 0x44, 0xf9))
  })

  test('of one million certificates stays small', async () => {
    const many = Array.from({ length: 1_000_000 }, (_, i) => (i % 100 === 7 ? 1 : 0))
    const list = await readStatus(await signStatusList(key, { year: 2026, iat: now, codes: many }))
    expect(statusAt(list!, 999_907)).toBe(1)
    expect(statusAt(list!, 999_908)).toBe(0)
  })

  test('that inflates to more than a phone should hold is refused', async () => {
    const bomb = Array.from({ length: 4_000_005 }, () => 0)
    expect(await readStatus(await signStatusList(key, { year: 2026, iat: now, codes: bomb }))).toBeNull()
  })

  test.each<[string, Partial<TrustedKey>]>([
    ['compromised', { state: 'compromised' }],
    ['not allowed to sign any more', { signUntil: now - day }],
    ['unknown', { kid: '00000000' }],
    ['another than the id says', { jwk: root.jwk }],
  ])('is refused when its key is %s', async (_, changes) => {
    expect(await readStatus(signedStatus, trustOf(changes))).toBeNull()
  })

  test('of a retired key counts as long as it was signed in its time', async () => {
    expect(await readStatus(signedStatus, trustOf({ state: 'retired', signUntil: now }))).not.toBeNull()
  })

  test.each<[string, object]>([
    ['no year in sub', { sub: '/status/', iat: now, status_list: { bits: 2, lst: '' } }],
    ['one bit per entry', { sub: '/status/2026', iat: now, status_list: { bits: 1, lst: '' } }],
    ['bytes that do not inflate', { sub: '/status/2026', iat: now, status_list: { bits: 2, lst: 'AAAA' } }],
    ['no list', { sub: '/status/2026', iat: now }],
  ])('with %s is refused', async (_, payload) => {
    expect(await readStatus(await signJws(key, statusListType, payload))).toBeNull()
  })
})

describe('a reasons list', () => {
  const list = {
    year: 2026,
    iat: now,
    entries: [{ index: 1, reason: 'fraud', day: 20_700, successor: 'L1-26-000482-K' }],
  }

  test('comes back as it was signed', async () => {
    const read = await readReasonList(await signReasonList(key, list), { trust: trustOf(), crypto: webCrypto })
    expect(read).toEqual(list)
  })

  test('of an untrusted key is refused', async () => {
    const read = await readReasonList(await signReasonList(root, list), { trust: trustOf(), crypto: webCrypto })
    expect(read).toBeNull()
  })

  test('may not pass as a status list', async () => {
    const signed = await signReasonList(key, list)
    expect(await readStatusList(signed, { trust: trustOf(), crypto: webCrypto, inflate })).toBeNull()
  })
})

test('the list of a certificate is that of the UTC year of its issue', () => {
  expect(statusYear(Date.UTC(2026, 11, 31, 23, 59, 59) / 1000)).toBe(2026)
  expect(statusYear(Date.UTC(2027, 0, 1) / 1000)).toBe(2027)
})
