import { anyCharacter } from '@sac/tests/support/any-character'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkCharacter, formatNumber, numberKey, parseNumber } from './number.ts'

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const anyNumber = fc.record({
  station: fc.stringMatching(/^[0-9A-Z]{1,6}$/),
  year: fc.integer({ min: 2000, max: 2099 }),
  sequence: fc.integer({ min: 1, max: 999_999_999 }),
})

test('the check character is that of the published example of ISO 7064 MOD 37,36', () => {
  // GRid A1-2425G-ABC1234002-M, the example of the Global Release Identifier standard.
  expect(checkCharacter('A1-2425G-ABC1234002')).toBe('M')
})

test('a formatted number parses to its parts', () => {
  fc.assert(
    fc.property(anyNumber, (parts) => {
      expect(parseNumber(formatNumber(parts))).toEqual(parts)
    }),
  )
})

test('a number may be typed in lower case, with blanks and long dashes', () => {
  const printed = formatNumber({ station: 'L1', year: 2026, sequence: 481 })
  expect(printed).toMatch(/^L1-26-000481-[0-9A-Z]$/)
  expect(parseNumber(` ${printed.toLowerCase().replaceAll('-', ' – ')} `)).toEqual(parseNumber(printed))
})

test('a number is found however it is separated and typed', () => {
  const separator = fc.constantFrom('', ' ', '-', ' – ', '\u2011', '.', '/')
  fc.assert(
    fc.property(anyNumber, separator, fc.boolean(), (parts, between, small) => {
      const printed = formatNumber(parts)
      const key = printed.replaceAll('-', '')
      const typed = printed.replaceAll('-', between)
      expect(numberKey(small ? typed.toLowerCase() : typed)).toBe(key)
      expect(numberKey(key)).toBe(key)
    }),
  )
  const printed = formatNumber({ station: 'OC1', year: 2026, sequence: 481 })
  expect(numberKey(printed.replace('-000481-', '-OOO48I-').replace('C', 'С'))).toBe(printed.replaceAll('-', ''))
})

test('what cannot be a number has no key', () => {
  fc.assert(fc.property(fc.string({ unit: anyCharacter, maxLength: 9 }), (text) => numberKey(text) === null))
  expect(numberKey('L1-26-000481-A')).toBeNull()
})

test('every single wrong character is refused', () => {
  const printed = formatNumber({ station: 'L1', year: 2026, sequence: 481 })
  for (let i = 0; i < printed.length; i++) {
    for (const wrong of alphabet) {
      if (wrong === printed[i] || printed[i] === '-') continue
      expect(parseNumber(printed.slice(0, i) + wrong + printed.slice(i + 1))).toBeNull()
    }
  }
})

test.each([
  { station: '', year: 2026, sequence: 1 },
  { station: 'l1', year: 2026, sequence: 1 },
  { station: 'TOOLONG', year: 2026, sequence: 1 },
  { station: 'L1', year: 2026, sequence: 1_000_000_000 },
])('a part that does not fit is never printed: %o', (parts) => {
  expect(() => formatNumber(parts)).toThrow(RangeError)
})
