import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { directionOf, languages } from './language.ts'

const rightToLeft = ['Arab', 'Hebr', 'Syrc', 'Thaa', 'Nkoo', 'Adlm']

test.each(languages)('%s is written in the direction of its script', (language) => {
  const { script = '' } = new Intl.Locale(language).maximize()
  expect(directionOf(language)).toBe(rightToLeft.includes(script) ? 'rtl' : 'ltr')
})

test.each(['index.html', 'c/index.html'])('the page %s has a button for each language', (page) => {
  const html = readFileSync(join(import.meta.dirname, '../../..', page), 'utf8')
  const buttons = [...html.matchAll(/<button [^>]*data-language="(\w+)"/g)].map(([, language]) => language)
  expect(buttons).toEqual(languages)
})
