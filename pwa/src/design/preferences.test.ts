import { expect, test } from 'vitest'
import { completePreferences } from './preferences.ts'

test('without anything stored the browser decides the language and the system the theme', () => {
  expect(completePreferences({}, ['fr-FR'])).toEqual({
    language: 'fr',
    theme: 'auto',
    gloves: false,
    photosOnWifiOnly: false,
  })
})

test('stored values of another version that mean nothing here are replaced', () => {
  const stored = { language: 'de', theme: 'sepia', gloves: true } as never
  expect(completePreferences(stored, ['en'])).toMatchObject({ language: 'en', theme: 'auto', gloves: true })
})
