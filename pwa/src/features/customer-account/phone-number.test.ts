import { expect, test } from 'vitest'
import { phoneNumber } from './phone-number.ts'

test.each([
  ['+33 6 12 34 56 78', '+33612345678'],
  ['0033 612345678', '+33612345678'],
  ['+33 (0)6.12.34.56.78', '+33612345678'],
  ['\u200e+212-612-345678', '+212612345678'],
  ['+٢١٢ ٦١٢ ٣٤٥٦٧٨', '+212612345678'],
  ['06 12 34 56 78', null],
  ['+33 6 12 call me', null],
  ['+0 612345678', null],
  ['+33', null],
  ['', null],
])('“%s” is %s', (typed, number) => {
  expect(phoneNumber(typed)).toBe(number)
})
