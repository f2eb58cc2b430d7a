import { lawStep } from '@sac/tests/support/law-runs'
import { describe, expect, test } from 'vitest'
import { type Bytes, concat, fromHex, utf8 } from './bytes.ts'
import { encodeCbor } from './cbor.ts'
import type { Claims } from './claims.ts'
import { encodeClaims } from './claims.ts'
import {
  claimsAt,
  createSigningKey,
  flipBit,
  issueDigits,
  type SigningKey,
  signPayload,
  trustEntry,
  twinOf,
} from './issuer-fixture.ts'
import { fromDigits, toDigits } from './qr-digits.ts'
import { packStatuses, type ReasonList, statusCode } from './status-list.ts'
import type { TrustedKey, TrustList } from './trust-list.ts'
import type { Verification } from './verification.ts'
import { type VerifyInput, verifyCertificate } from './verify-certificate.ts'
import { webCrypto } from './web-crypto.ts'

const day = 86_400
const now = 1_790_000_000
const year = 2026
const key = await createSigningKey()

const trusting = (...keys: TrustedKey[]): TrustList => ({ ver: 1, iat: now, exp: now + 3_650 * day, keys })
const statusOf = (code: number, iat = now) => ({ year, iat, entries: packStatuses([0, 0, 0, 0, 0, code]) })
const noReasons: ReasonList = { year, iat: now, entries: [] }

const verify = (fragment: string, changes: Partial<VerifyInput> = {}): Promise<Verification> =>
  verifyCertificate({
    fragment,
    trust: trusting(trustEntry(key, now)),
    crypto: webCrypto,
    now,
    listsOf: () => ({ status: statusOf(statusCode.valid), reasons: noReasons }),
    ...changes,
  })
const issue = (changes: Partial<Claims> = {}, signer: SigningKey = key) => issueDigits(signer, claimsAt(now, changes))
const stateOf = async (fragment: string, changes?: Partial<VerifyInput>) => (await verify(fragment, changes)).state
const lists = (code: number, iat = now) => ({ listsOf: () => ({ status: statusOf(code, iat), reasons: noReasons }) })

const pass = await issue()
const fail = await issue({ result: 3, counts: [1, 3, 0] })
const cose = fromDigits(pass)!

describe('a genuine paper', () => {
  test('in date and on a fresh list is VALID, with what it says', async () => {
    const { photoHash: _, ...claims } = claimsAt(now)
    expect(await verify(pass)).toEqual({
      state: 'VALID',
      paper: 'genuine',
      car: 'passed',
      facts: { ...claims, photoHash: '0102030405060708' },
      status: { checkedAt: now },
    })
  })

  test.each([
    [1, 'passed'],
    [2, 'passed-with-minor'],
    [3, 'failed'],
    [4, 'failed-dangerous'],
  ])('with result %i answers %s about the car', async (result, car) => {
    expect(await verify(await issue({ result }))).toMatchObject({ state: 'VALID', paper: 'genuine', car })
  })

  test.each([
    ['REVOKED', statusCode.revoked, 'revoked'],
    ['SUSPENDED', statusCode.suspended, 'suspended'],
    ['SUPERSEDED', statusCode.superseded, 'superseded'],
  ])('is %s by its status, with reason, day and successor', async (state, code, car) => {
    const why = { reason: 'issued-in-error', day: 20_700, successor: 'L1-26-000482-K' }
    const reasons = { year, iat: now, entries: [{ index: 5, ...why }] }
    const verification = await verify(pass, { listsOf: () => ({ status: statusOf(code), reasons }) })
    expect(verification).toMatchObject({ state, paper: 'genuine', car, status: { checkedAt: now, ...why } })
  })

  test('past its date is EXPIRED, unless it is a fail', async () => {
    const later = now + 731 * day
    expect(await stateOf(pass, { now: later, ...lists(0, later) })).toBe('EXPIRED')
    expect(await stateOf(fail, { now: later, ...lists(0, later) })).toBe('VALID')
  })

  test('stays EXPIRED on a phone whose clock is behind the lists', async () => {
    expect(await stateOf(pass, { now: 0, ...lists(0, now + 731 * day) })).toBe('EXPIRED')
  })

  test('on a list older than seven days is VALID_STALE', async () => {
    expect(await stateOf(pass, lists(0, now - 7 * day))).toBe('VALID')
    expect(await stateOf(pass, lists(0, now - 7 * day - 1))).toBe('VALID_STALE')
  })

  test('without any list is VALID_STALE and was never checked', async () => {
    const verification = await verify(pass, { listsOf: () => ({ status: null, reasons: null }) })
    expect(verification).toMatchObject({ state: 'VALID_STALE', car: 'passed', status: { checkedAt: null } })
  })

  test('is not checked by the list of another year', async () => {
    const status = { ...statusOf(statusCode.revoked), year: year - 1 }
    expect(await verify(pass, { listsOf: () => ({ status, reasons: null }) })).toMatchObject({
      state: 'VALID_STALE',
      status: { checkedAt: null },
    })
  })

  test('beyond the end of an earlier list is VALID, beyond the end of a later one VALID_STALE', async () => {
    const newer = await issue({ statusIndex: 4_000 })
    expect(await stateOf(newer, lists(0, now - day))).toBe('VALID')
    expect(await stateOf(newer, { now: now + day, ...lists(0, now + day) })).toBe('VALID_STALE')
  })

  test('revoked, suspended and superseded come before expired, expired before stale', async () => {
    const later = { now: now + 800 * day }
    expect(await stateOf(pass, { ...later, ...lists(statusCode.revoked) })).toBe('REVOKED')
    expect(await stateOf(pass, { ...later, ...lists(statusCode.suspended) })).toBe('SUSPENDED')
    expect(await stateOf(pass, { ...later, ...lists(statusCode.superseded) })).toBe('SUPERSEDED')
    expect(await stateOf(pass, { ...later, ...lists(statusCode.valid) })).toBe('EXPIRED')
  })
})

const withKey = (changes: Partial<TrustedKey>) => ({ trust: trusting(trustEntry(key, now, changes)) })

describe('keys', () => {
  test.each([
    ['next', 'VALID'],
    ['active', 'VALID'],
    ['retired', 'VALID'],
    ['compromised', 'KEY_COMPROMISED'],
  ] as const)('a paper of a key that is %s is %s', async (state, expected) => {
    expect(await stateOf(pass, withKey({ state }))).toBe(expected)
  })

  test('a compromised key proves nothing, unless the issuer has this very paper on record', async () => {
    const compromised = withKey({ state: 'compromised', compromisedSince: now + day })
    expect(await verify(pass, compromised)).toMatchObject({ paper: 'unproven', car: null, facts: null })
    expect(await stateOf(pass, { ...compromised, issued: 'issued' })).toBe('VALID')
    expect(await stateOf(pass, { ...compromised, issued: 'not-issued' })).toBe('NOT_ISSUED')
  })

  test('a genuine signature over a paper nobody issued is NOT_ISSUED', async () => {
    expect(await verify(pass, { issued: 'not-issued' })).toMatchObject({ state: 'NOT_ISSUED', paper: 'not-genuine' })
  })

  test('without a trust list, or without the key, a paper is UNKNOWN_KEY, never false', async () => {
    expect(await verify(pass, { trust: null })).toMatchObject({ state: 'UNKNOWN_KEY', paper: 'unproven', facts: null })
    expect(await stateOf(pass, { trust: trusting() })).toBe('UNKNOWN_KEY')
  })

  test('a trust list past its own date proves nothing any more', async () => {
    const trust = { ...trusting(trustEntry(key, now)), exp: now + day }
    expect(await stateOf(pass, { trust, now: now + day })).toBe('VALID')
    expect(await stateOf(pass, { trust, now: now + day + 1 })).toBe('UNKNOWN_KEY')
  })

  test('a paper dated outside the time in which its key may sign is UNKNOWN_KEY', async () => {
    expect(await stateOf(pass, withKey({ signUntil: now - day }))).toBe('UNKNOWN_KEY')
    expect(await stateOf(pass, withKey({ notBefore: now + day }))).toBe('UNKNOWN_KEY')
  })

  test('every key with the same id is tried', async () => {
    const other = await createSigningKey()
    const twins = trusting(trustEntry({ ...other, kid: key.kid }, now), trustEntry(key, now))
    expect(await stateOf(pass, { trust: twins })).toBe('VALID')
  })
})

describe('altered and foreign codes', () => {
  test('the other signature of a genuine certificate makes no second certificate', async () => {
    const twin = toDigits(twinOf(fromDigits(pass)!))
    expect(await verify(twin, {})).toMatchObject({ state: 'NOT_A_CERTIFICATE', paper: 'not-ours' })
  })

  test('every other single digit is refused', async () => {
    const states = new Map<string, number>()
    for (let i = 0; i < pass.length; i += lawStep) {
      for (const digit of '0123456789') {
        if (digit === pass[i]) continue
        const state = await stateOf(pass.slice(0, i) + digit + pass.slice(i + 1))
        states.set(state, (states.get(state) ?? 0) + 1)
      }
    }
    expect([...states.values()].reduce((a, b) => a + b)).toBe(9 * Math.ceil(pass.length / lawStep))
    for (const state of states.keys()) expect(['TAMPERED', 'NOT_A_CERTIFICATE', 'UNKNOWN_KEY']).toContain(state)
  })

  test('every other bit is refused', async () => {
    for (let bit = 0; bit < cose.length * 8; bit += lawStep) {
      const state = await stateOf(toDigits(flipBit(cose, bit)))
      expect(['TAMPERED', 'NOT_A_CERTIFICATE', 'UNKNOWN_KEY']).toContain(state)
    }
  })

  test('a changed bit of the payload is TAMPERED', async () => {
    expect(await stateOf(toDigits(flipBit(cose, 60 * 8)))).toBe('TAMPERED')
  })

  test('another key under the same id is TAMPERED', async () => {
    const forger = { ...(await createSigningKey()), kid: key.kid }
    expect(await stateOf(await issue({}, forger))).toBe('TAMPERED')
  })

  test('a key id nobody published is UNKNOWN_KEY', async () => {
    expect(await stateOf(await issue({}, { ...key, kid: '00000000' }))).toBe('UNKNOWN_KEY')
  })

  const kid = concat([0x44], fromHex(key.kid))
  const headers: [string, Bytes][] = [
    ['algorithm EdDSA', concat([0xa2, 1, 0x27, 4], kid)],
    ['algorithm RS256', concat([0xa2, 1, 0x39, 1, 0, 4], kid)],
    ['no algorithm', concat([0xa1, 4], kid)],
    ['no key id', fromHex('a10126')],
    ['a longer key id', fromHex('a2012604450011223344')],
    ['a text as key id', fromHex('a20126046461616161')],
    ['a further header', concat([0xa3, 1, 0x26, 2, 0x80, 4], kid)],
    ['duplicate header keys', concat([0xa3, 1, 0x26, 1, 0x26, 4], kid)],
  ]
  test.each(headers)('a signature under a header with %s is NOT_A_CERTIFICATE', async (_, header) => {
    const signed = await signPayload(key, encodeClaims(claimsAt(now)), header)
    expect(await stateOf(toDigits(signed))).toBe('NOT_A_CERTIFICATE')
  })

  test.each([
    ['an empty map', encodeCbor(new Map())],
    ['a text', encodeCbor('pass')],
    ['duplicate keys', fromHex('a2061a6a98a900061a6a98a900')],
    ['trailing bytes', concat(encodeClaims(claimsAt(now)), [0])],
    ['JSON', utf8('{"result":1}')],
  ])('a genuine signature over %s is NOT_A_CERTIFICATE', async (_, payload) => {
    expect(await stateOf(toDigits(await signPayload(key, payload)))).toBe('NOT_A_CERTIFICATE')
  })

  test.each([
    ['no tag', cose.slice(1)],
    ['another tag', concat([0xd1], cose.slice(1))],
    ['trailing bytes', concat(cose, [0])],
    ['an unprotected header', concat(cose.slice(0, 13), fromHex('a10401'), cose.slice(14))],
    ['a signature of 63 bytes', concat(cose.slice(0, -66), fromHex('583f'), cose.slice(-63))],
    [
      'a text in place of the payload',
      concat([0xd2], encodeCbor([new Uint8Array(), new Map(), 'x', new Uint8Array(64)])),
    ],
    ['three parts', concat([0xd2], encodeCbor([new Uint8Array(), new Map(), new Uint8Array()]))],
    ['nothing', new Uint8Array()],
  ])('COSE with %s is NOT_A_CERTIFICATE', async (_, bytes) => {
    expect(await stateOf(toDigits(bytes))).toBe('NOT_A_CERTIFICATE')
  })

  test.each(['', '0', 'hello', 'https://example.org', '%00', '1'.repeat(2001), pass.slice(0, -1), `0${pass}`])(
    'the fragment %j is NOT_A_CERTIFICATE',
    async (fragment) => {
      expect(await verify(fragment)).toEqual({
        state: 'NOT_A_CERTIFICATE',
        paper: 'not-ours',
        car: null,
        facts: null,
        status: null,
      })
    },
  )
})
