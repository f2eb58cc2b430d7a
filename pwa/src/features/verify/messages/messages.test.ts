import { expect, test } from 'vitest'
import { type LanguageCode, languages } from '#design/i18n/language.ts'
import { looks } from '../looks.ts'
import { ar } from './ar.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'
import { ar as lookupAr } from './lookup-ar.ts'
import { en as lookupEn } from './lookup-en.ts'
import { fr as lookupFr } from './lookup-fr.ts'

const textsOf = (words: unknown, path = ''): [string, string][] =>
  typeof words === 'string'
    ? [[path, words]]
    : Object.entries(words as object).flatMap(([key, value]) => textsOf(value, `${path}/${key}`))
const placesIn = (text: string) => (text.match(/\{\w+\}/g) ?? []).toSorted()
const placesByPath = (words: object) => Object.fromEntries(textsOf(words).map(([path, text]) => [path, placesIn(text)]))

const words: Record<LanguageCode, object> = { en, fr, ar }
const lookupWords: Record<LanguageCode, object> = { en: lookupEn, fr: lookupFr, ar: lookupAr }

test.each(
  languages.flatMap((code) => [
    [code, en, words[code]] as const,
    [`${code} of the lookup`, lookupEn, lookupWords[code]] as const,
  ]),
)('%s says everything English says, with the same places to fill', (_, source, translation) => {
  expect(placesByPath(translation)).toEqual(placesByPath(source))
  expect(textsOf(translation).filter(([, text]) => text.trim() === '')).toEqual([])
})

test('every answer about the car differs from every other in words, and about the paper too', () => {
  for (const answers of [en.paper, fr.paper, ar.paper, en.car, fr.car, ar.car]) {
    const words = Object.values(answers).map((text) => text.join(' '))
    expect(new Set(words).size).toBe(words.length)
  }
})

test('every answer has a look of its own beside its words', () => {
  expect(Object.keys(looks).toSorted()).toEqual([...Object.keys(en.paper), ...Object.keys(en.car)].toSorted())
})
