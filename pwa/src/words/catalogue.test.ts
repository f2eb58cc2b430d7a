import { knownTemplates } from '@sac/contracts/template/known-templates'
import { passengerCar } from '@sac/contracts/template/passenger-car'
import { profiles } from '@sac/contracts/template/profiles'
import type { LocalText } from '@sac/contracts/template/template'
import { expect, test } from 'vitest'
import { languages } from '#design/i18n/language.ts'
import { loadMessages } from './load-messages.ts'
import { loadTranslation } from './load-translation.ts'
import { wordsIn } from './words.tsx'

/** Every text of a value, wherever it stands. */
function textsIn(value: unknown): LocalText[] {
  if (typeof value !== 'object' || value === null) return []
  if ('en' in value && 'fr' in value) return [value as LocalText]
  return Object.values(value).flatMap(textsIn)
}

const scripts = { en: /^[^\p{sc=Arab}]+$/u, fr: /^[^\p{sc=Arab}]+$/u, ar: /^[^\u2068]*\p{sc=Arab}[^\u2068]*$/u }

test.each(languages)('every text of every shipped template and profile is there in %s', async (language) => {
  const reasons = profiles.flatMap(({ abandonReasons }) => abandonReasons)
  const texts = textsIn([knownTemplates, reasons])
  expect(texts.length).toBeGreaterThan(700)
  const { text } = wordsIn(language, await loadMessages(language), await loadTranslation(language))
  expect(texts.filter((local) => !scripts[language].test(text(local))).map(({ en }) => en)).toEqual([])
})

test('a template that says something else under the same code is shown in its own language, isolated', async () => {
  const { text } = wordsIn('ar', await loadMessages('ar'), await loadTranslation('ar'))
  expect(text({ ...passengerCar.title, en: 'Lorry' })).toBe(`\u2068${passengerCar.title.fr}\u2069`)
})

test('catalogue text waits for its translation and for nothing else', async () => {
  const [ar, fr] = [await loadMessages('ar'), await loadMessages('fr')]
  expect(wordsIn('ar', ar).settled).toBe(false)
  expect(wordsIn('ar', ar, null).settled).toBe(true)
  expect(wordsIn('fr', fr).settled).toBe(true)
})
