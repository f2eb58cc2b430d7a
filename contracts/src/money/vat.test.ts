import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decimalText } from './money.ts'
import { inProportion, vatWithin } from './vat.ts'

test('VAT is taken out of the price and rounded to the nearest, halves up', () => {
  expect(vatWithin(12_000, 2_000)).toBe(2_000)
  expect(vatWithin(5_000, 2_000)).toBe(833)
  expect(vatWithin(3, 2_000)).toBe(1)
  expect(vatWithin(1, 10_000)).toBe(1)
  expect(vatWithin(5_000, 550)).toBe(261)
  expect(vatWithin(5_000, 0)).toBe(0)
  expect(vatWithin(9_999_999_999, 10_000)).toBe(5_000_000_000)
})

test('net and VAT of any price and rate are the price, and VAT never falls as the price rises', () => {
  const price = fc.integer({ min: 0, max: 9_999_999_998 })
  fc.assert(
    fc.property(price, fc.integer({ min: 0, max: 10_000 }), (gross, rate) => {
      const vat = vatWithin(gross, rate)
      const exact = (gross * rate) / (10_000 + rate)
      expect(Math.abs(vat - exact)).toBeLessThanOrEqual(0.5 + 1e-6)
      expect(vatWithin(gross + 1, rate)).toBeGreaterThanOrEqual(vat)
    }),
  )
})

test('parts in proportion are whole, none is more than its share rounded up, and together they are the total', () => {
  const weights = fc.array(fc.integer({ min: 0, max: 1_000_000_000 }), { minLength: 1, maxLength: 20 })
  fc.assert(
    fc.property(weights, fc.integer({ min: 0, max: 1_000_000_000 }), (given, total) => {
      const sum = given.reduce((all, one) => all + one, 0)
      const parts = inProportion(total, given)
      expect(parts.reduce((all, one) => all + one, 0)).toBe(sum === 0 ? 0 : total)
      if (total <= sum) parts.forEach((part, at) => expect(part).toBeLessThanOrEqual(given[at] ?? 0))
    }),
  )
  expect(inProportion(2, [1, 1, 1])).toEqual([1, 1, 0])
})

test('minor units are written with two decimals', () => {
  expect([5, 50, 5_000, 123_456_789, -5, 0].map(decimalText)).toEqual([
    '0.05',
    '0.50',
    '50.00',
    '1234567.89',
    '-0.05',
    '0.00',
  ])
})
