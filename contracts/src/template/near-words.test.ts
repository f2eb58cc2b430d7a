import { expect, test } from 'vitest'
import { nearWords } from './near-words.ts'

test('one letter too many, too few, wrong or swapped is forgiven', () => {
  for (const slip of ['brakke', 'brke', 'brske', 'barke']) expect(nearWords(slip, ['brake', 'horn'])).toEqual(['brake'])
})

test('long words forgive two slips, short ones none', () => {
  expect(nearWords('winscrren', ['windscreen'])).toEqual(['windscreen'])
  expect(nearWords('abc', ['abs'])).toEqual([])
})

test('the beginning of a word may be mistyped too', () => {
  expect(nearWords('amrotis', ['amortisseur'])).toEqual(['amortisseur'])
})
