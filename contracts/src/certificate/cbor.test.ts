import { anyCharacter } from '@sac/tests/support/any-character'
import { lawRuns } from '@sac/tests/support/law-runs'
import { decode as cborgDecode, encode as cborgEncode, rfc8949EncodeOptions } from 'cborg'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fromHex, toHex } from './bytes.ts'
import { type CborValue, decodeCbor, encodeCbor } from './cbor.ts'

const { value: anyValue } = fc.letrec<{ value: CborValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', maxDepth: 3 },
    fc.integer({ min: -0x100000000, max: 0xffffffff }),
    fc.string({ unit: anyCharacter }),
    fc.uint8Array().map((bytes) => Uint8Array.from(bytes)),
    fc.array(tie('value'), { maxLength: 4 }),
    fc
      .uniqueArray(fc.integer({ min: -70_010, max: 300 }), { maxLength: 4 })
      .chain((keys) =>
        fc
          .tuple(...keys.map(() => tie('value')))
          .map((values) => new Map(keys.map((key, i) => [key, values[i] as CborValue]))),
      ),
  ),
}))

test('what is encoded decodes to itself', () => {
  fc.assert(
    fc.property(anyValue, (value) => {
      const decoded = decodeCbor(encodeCbor(value))
      expect(decoded).toEqual(value)
    }),
  )
})

test('an independent deterministic encoder writes the same bytes', () => {
  fc.assert(
    fc.property(anyValue, (value) => {
      expect(toHex(encodeCbor(value))).toBe(toHex(cborgEncode(value, rfc8949EncodeOptions)))
    }),
  )
})

test('an independent decoder reads the same value', () => {
  fc.assert(
    fc.property(anyValue, (value) => {
      expect(cborgDecode(encodeCbor(value), { useMaps: true, strict: true })).toEqual(value)
    }),
  )
})

test('whatever decodes encodes to the same bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 12 }), (input) => {
      const bytes = Uint8Array.from(input)
      const value = decodeCbor(bytes)
      if (value !== null) expect(toHex(encodeCbor(value))).toBe(toHex(bytes))
    }),
    { numRuns: lawRuns(20_000) },
  )
})

describe('the decoder refuses', () => {
  test.each([
    ['nothing', ''],
    ['trailing bytes', '0000'],
    ['a truncated head', '19ff'],
    ['a truncated text', '6361'],
    ['a count larger than the input', '9affffffff00'],
    ['a longer than needed integer, one byte', '1817'],
    ['a longer than needed integer, two bytes', '1900ff'],
    ['a longer than needed integer, four bytes', '1a0000ffff'],
    ['a longer than needed length', '580161'],
    ['64-bit integers', '1b0000000100000000'],
    ['indefinite lengths', '9fff'],
    ['reserved lengths', '1c'],
    ['duplicate keys', 'a201000100'],
    ['disordered keys', 'a202000100'],
    ['text keys', 'a1616100'],
    ['tags', 'c000'],
    ['null', 'f6'],
    ['true', 'f5'],
    ['floats', 'f93c00'],
    ['invalid UTF-8', '61ff'],
    ['nesting deeper than four', '818181818100'],
  ])('%s', (_, hex) => {
    expect(decodeCbor(fromHex(hex))).toBeNull()
  })
})

test('nesting of four is read', () => {
  expect(decodeCbor(fromHex('8181818100'))).toEqual([[[[0]]]])
})

test.each([0x100000000, -0x100000001, 1.5, Number.NaN])('%d is not encoded', (value) => {
  expect(() => encodeCbor(value)).toThrow(RangeError)
})
