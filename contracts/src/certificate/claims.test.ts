import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { judgeText } from '../text/judge-text.ts'
import { type CborValue, decodeCbor, encodeCbor } from './cbor.ts'
import { type Claims, decodeClaims, encodeClaims } from './claims.ts'
import { fitClaims, longestPrefix } from './fit-claims.ts'
import { claimsAt } from './issuer-fixture.ts'

const uint32 = fc.integer({ min: 0, max: 0xffffffff })
const ascii = (max: number) => fc.stringMatching(new RegExp(`^[A-Z0-9 -]{1,${max}}$`))
const anyClaims: fc.Arbitrary<Claims> = fc.record(
  {
    exp: uint32,
    iat: uint32,
    number: ascii(24),
    revision: uint32,
    vin: ascii(17),
    plate: ascii(20),
    makeModel: ascii(20),
    result: fc.integer({ min: 1, max: 4 }),
    inspected: uint32,
    validUntil: fc.option(uint32),
    odometerKm: fc.option(uint32),
    counts: fc.tuple(uint32, uint32, uint32),
    statusIndex: uint32,
    odometerMiles: fc.constant(1),
    photoHash: fc.uint8Array({ minLength: 8, maxLength: 8 }).map((bytes) => Uint8Array.from(bytes)),
  },
  {
    requiredKeys: [
      'iat',
      'number',
      'revision',
      'vin',
      'plate',
      'makeModel',
      'result',
      'inspected',
      'validUntil',
      'odometerKm',
      'counts',
      'statusIndex',
    ],
  },
)

test('claims come back as they were written', () => {
  fc.assert(
    fc.property(anyClaims, (claims) => {
      expect(decodeClaims(encodeClaims(claims))).toEqual(claims)
    }),
  )
})

describe('claims outside their caps are never encoded:', () => {
  test.each<Partial<Claims>>([
    { number: '' },
    { number: 'X'.repeat(25) },
    { vin: 'X'.repeat(18) },
    { plate: 'ش'.repeat(11) },
    { makeModel: 'X'.repeat(21) },
    { result: 0 },
    { result: 5 },
    { revision: -1 },
    { odometerKm: 0x100000000 },
    { counts: [1, 2, -3] },
    { photoHash: new Uint8Array(7) },
  ])('%o', (change) => {
    expect(() => encodeClaims(claimsAt(1_790_000_000, change))).toThrow(RangeError)
  })
})

const changed = (change: (token: Map<number, CborValue>, body: Map<number, CborValue>) => void) => {
  const token = new Map(decodeCbor(encodeClaims(claimsAt(1_790_000_000))) as ReadonlyMap<number, CborValue>)
  const body = new Map(token.get(-70001) as ReadonlyMap<number, CborValue>)
  token.set(-70001, body)
  change(token, body)
  return decodeClaims(encodeCbor(token))
}

test('keys of a later version are ignored', () => {
  expect(changed((token, body) => token.set(7, 'x') && body.set(99, [1]))).toEqual(claimsAt(1_790_000_000))
})

test('a result code of a later version is read as it is', () => {
  expect(changed((_, body) => body.set(6, 9))?.result).toBe(9)
})

test.each([1, 2, 3, 4, 5, 6, 7, 10, 11])('a payload without claim %i, or with another type, is refused', (key) => {
  expect(changed((_, body) => body.delete(key))).toBeNull()
  expect(changed((_, body) => body.set(key, new Map()))).toBeNull()
})

test.each([8, 9, 12])('claim %i may be absent, but not of another type', (key) => {
  expect(changed((_, body) => body.delete(key))).not.toBeNull()
  expect(changed((_, body) => body.set(key, 'x'))).toBeNull()
})

test('a payload without issue date or body is refused', () => {
  expect(changed((token) => token.delete(6))).toBeNull()
  expect(changed((token) => token.delete(-70001))).toBeNull()
})

describe('fitting into the QR', () => {
  const prefix = 'https://v.smartautocheck.eu/c#'
  const large = claimsAt(1_790_000_000, {
    number: 'L12345-26-000481-X',
    makeModel: 'Škoda Octavia Kombi IV Extra',
    counts: [30, 30, 30],
    statusIndex: 900_000,
  })

  test('shortens make and model only, between characters', () => {
    const fitted = fitClaims(large, prefix)!
    expect(large.makeModel.startsWith(fitted.makeModel)).toBe(true)
    expect(prefix.length + encodeClaims(fitted).length + 81).toBeLessThanOrEqual(249)
    expect({ ...fitted, makeModel: '' }).toEqual({ ...large, makeModel: '' })
  })

  test('leaves what fits alone', () => {
    expect(fitClaims(claimsAt(1_790_000_000), prefix)).toEqual(claimsAt(1_790_000_000))
  })

  test('a first letter too wide for what is left is no reason to refuse', () => {
    const room = 249 - 81 - encodeClaims({ ...large, makeModel: '-' }).length
    const fitted = fitClaims({ ...large, makeModel: 'Жигули' }, 'x'.repeat(room))
    expect(fitted).toEqual({ ...large, makeModel: '-' })
  })

  test('whatever a device may begin fits, at the longest address a server starts with', () => {
    const letters = fc.constantFrom(...Array.from('AZ09-ÄŠΩЖعس٩'))
    const plates = fc.string({ unit: letters, minLength: 1, maxLength: 15 }).filter((text) => !judgeText(text, 'plate'))
    const any = { makeModel: fc.string({ unit: letters, minLength: 1, maxLength: 10 }), plate: plates }
    const widest = { number: 'ABCDEF-99-999999999-A', vin: '1M8GDM9AXKP042788', revision: 300, statusIndex: 3_999_999 }
    const found = { counts: [300, 300, 300] as const, odometerKm: 160_934_398, odometerMiles: 1 }
    fc.assert(
      fc.property(fc.record(any), fc.constantFrom(1, 2, 3, 4), (written, result) => {
        const claims = claimsAt(4_000_000_000, { ...widest, ...found, ...written, result, exp: 4_000_000_000 })
        const fitted = fitClaims(claims, 'x'.repeat(longestPrefix()))
        expect(fitted && { ...fitted, makeModel: '' }).toEqual({ ...claims, makeModel: '' })
      }),
      { examples: [[{ makeModel: 'A', plate: `${'Ж'.repeat(5)}${'A'.repeat(10)}` }, 1]] },
    )
  })

  test('refuses what cannot fit', () => {
    expect(fitClaims(large, `https://${'x'.repeat(60)}/c#`)).toBeNull()
  })
})
