import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { directionOf, languages } from './language.ts'

const rightToLeft = ['Arab', 'Hebr', 'Syrc', 'Thaa', 'Nkoo', 'Adlm']

test.each(languages)('%s is written in the direction of its script', (language) => {
  const { script = '' } = new Intl.Locale(language).maximize()
  expect(directionOf(language)).toBe(rightToLeft.includes(script) ? 'rtl' : 'ltr')
})

test('the verify page, written out, has a button for each language', () => {
  const html = readFileSync(join(import.meta.dirname, '../../../c/index.html'), 'utf8')
  const buttons = [...html.matchAll(/<button [^>]*data-language="(\w+)"/g)].map(([, language]) => language)
  expect(buttons).toEqual(languages)
})
