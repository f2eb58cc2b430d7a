import { unprintableCharacters } from '@sac/contracts/text/printable'
import { expect, test } from 'vitest'
import { alphabetOf } from './alphabet.ts'

test('every letter of an alphabet has a glyph', () => {
  for (const language of ['en', 'fr', 'ar'] as const) expect(unprintableCharacters(alphabetOf(language))).toEqual([])
})
