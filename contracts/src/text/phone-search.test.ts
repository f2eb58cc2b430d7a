import { expect, test } from 'vitest'
import { phoneSearch } from './phone-search.ts'

test.for([
  ['+33 6 12', { begins: '+33612' }],
  ['0033 6 12', { begins: '+33612' }],
  ['33-6.12', { begins: '+33612' }],
  ['(+٣٣) ٦١٢', { begins: '+33612' }],
  ['06 12 34 56 78', { ends: '612345678' }],
  ['06/12-34', null],
  ['06', null],
  ['000', null],
  ['AB-123', null],
  ['amina@example.com', null],
  ['+', null],
] as const)('%s is looked for as a phone number', ([typed, meant]) => {
  expect(phoneSearch(typed)).toEqual(meant)
})
