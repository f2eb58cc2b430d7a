import { expect, test } from 'vitest'
import { readAmount } from './read-amount.ts'

test.each([
  ['79', 7_900],
  ['79,5', 7_950],
  [' 79.05 ', 7_905],
  ['0.01', 1],
  ['0', null],
  ['-5', null],
  ['5.005', null],
  ['1 000', null],
  ['', null],
])('%s is %s hundredths', (typed, amount) => {
  expect(readAmount(typed)).toBe(amount)
})
