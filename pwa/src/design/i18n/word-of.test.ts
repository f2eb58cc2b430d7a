import { expect, test } from 'vitest'
import { wordOf } from './word-of.ts'

test('a name without a word stands as it is, also one that every object knows', () => {
  const words = { M1: 'Car', 'no-word': '' }
  expect(['M1', 'N9', 'no-word', 'constructor'].map((name) => wordOf(words, name))).toEqual([
    'Car',
    'N9',
    'no-word',
    'constructor',
  ])
})
