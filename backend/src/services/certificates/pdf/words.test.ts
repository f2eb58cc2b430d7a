import { alphabetOf } from '@sac/platform/pdf/text/alphabet'
import { expect, test } from 'vitest'
import { type Words, wordsOf } from './words.ts'

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value === 'function') return [(value as Words['verify'])('', '', '')]
  return Object.values(value as object).flatMap(textsOf)
}

test('the fixed words of a language need no letter outside its alphabet', () => {
  for (const language of ['en', 'fr'] as const) {
    const used = [...new Set(textsOf(wordsOf(language)).join(''))]
    expect(used.filter((letter) => !alphabetOf(language).includes(letter))).toEqual([])
  }
})
