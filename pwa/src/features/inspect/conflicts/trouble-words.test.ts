import { expect, test } from 'vitest'
import { languages } from '#design/i18n/language.ts'
import { loadReasons } from '#words/load-reasons.ts'
import { troubleWords } from './trouble-words.ts'

const error = (code: string, hint: string) => ({ error: { code, hint } })
const refusedOnes = { code: 'events-refused', detail: '2' }

test.each(languages)(
  'entries of an unapproved device are explained once in %s, by device and office alike',
  async (language) => {
    const words = await loadReasons(language)
    const refused = Array.from({ length: 48 }, () => error('device.unapproved', 'Nothing is lost.'))
    const expected = [words['device-unapproved']]
    expect(troubleWords({ reasons: [refusedOnes], refused }, words)).toEqual(expected)
    const told = { code: 'device-unapproved', detail: 'seq 4' }
    expect(troubleWords({ reasons: [refusedOnes, told], refused }, words)).toEqual(expected)
  },
)

test('a refusal the app has no words for is told in those of the office, beside the general ones', () => {
  const words = { 'events-refused': 'Some were refused.', 'device-unapproved': 'Not approved.' }
  const refused = [error('line.schema', 'A field is wrong.'), error('line.schema', 'A field is wrong.')]
  expect(troubleWords({ reasons: [refusedOnes], refused }, words)).toEqual(['Some were refused.', 'A field is wrong.'])
})

test('a paper refused for a photo is mended like the photo', () => {
  const words = { 'photo-unreadable': 'Take it again.', 'certificate-refused': 'Shorten it.' }
  const detail = `photo ${'a'.repeat(12)} cannot be read`
  const of = (reason: string) =>
    troubleWords({ reasons: [{ code: 'certificate-refused', detail: reason }], refused: [] }, words)
  expect([of(detail), of('a text')]).toEqual([['Take it again.'], ['Shorten it.']])
})
