import { anyCharacter } from '@sac/tests/support/any-character'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { emailKey } from './email-key.ts'

test('case, blanks around, full-width letters, a Turkish İ and invisible characters make no other address', () => {
  for (const typed of [
    'İnspector@demo.test',
    ' Inspector@DEMO.test ',
    'inspector＠demo.test',
    'inspec\u200Btor@demo.test',
  ])
    expect(emailKey(typed)).toBe('inspector@demo.test')
})

test('the key of a key is itself', () => {
  fc.assert(fc.property(fc.string({ unit: anyCharacter }), (typed) => emailKey(emailKey(typed)) === emailKey(typed)))
})
