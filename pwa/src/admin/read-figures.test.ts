import { expect, test } from 'vitest'
import { amountOf, amountText, figureOf } from './read-figures.ts'

test.each([
  ['79', 7_900],
  ['79,5', 7_950],
  [' 79.05 ', 7_905],
  ['٧٩٫٥٠', 7_950],
  ['1 000', 100_000],
  ["1'234.50", 123_450],
  ['0.01', 1],
  ['0', 0],
  ['-5', null],
  ['5.005', null],
  ['10000000', null],
  ['', null],
])('%s is %s hundredths', (typed, amount) => {
  expect(amountOf(typed)).toBe(amount)
})

test('an amount is written as it is read', () => {
  for (const amount of [0, 5, 50, 7_900, 7_905, 123_456]) expect(amountOf(amountText(amount))).toBe(amount)
})

test.each([
  ['45', 45],
  ['٤٥', 45],
  ['1 440', 1_440],
  ['4.5', null],
  ['-1', null],
  ['', null],
])('%s is the figure %s', (typed, figure) => {
  expect(figureOf(typed)).toBe(figure)
})
