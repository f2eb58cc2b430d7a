import { expect, test } from 'vitest'
import { chooseLanguage } from './language.ts'
import { pluralIn } from './plural.ts'

const forms = { zero: 'z', one: 'o', two: 't', few: 'f #', many: 'm #', other: 'x #' }

test('Arabic has six plural forms', () => {
  const plural = pluralIn('ar')
  expect([0, 1, 2, 3, 11, 100].map((count) => plural(count, forms))).toEqual(['z', 'o', 't', 'f 3', 'm 11', 'x 100'])
})

test('French counts zero as singular, English does not', () => {
  expect(pluralIn('fr')(0, { one: '# photo', other: '# photos' })).toBe('0 photo')
  expect(pluralIn('en')(0, { one: '# photo', other: '# photos' })).toBe('0 photos')
})

test('a form the language lacks falls back to other', () => {
  expect(pluralIn('ar')(2, { other: '#' })).toBe('2')
})

test('the first wanted language that exists is chosen, else English', () => {
  expect(chooseLanguage(['de-DE', 'fr-CA', 'en'])).toBe('fr')
  expect(chooseLanguage(['ar-MA'])).toBe('ar')
  expect(chooseLanguage(['de'])).toBe('en')
  expect(chooseLanguage([])).toBe('en')
})
