import { describe, expect, test } from 'vitest'
import { arabic, arabicTexts } from './arabic.ts'
import { computedLabel } from './computed-label.ts'
import { foldText } from './fold-text.ts'
import { knownTemplates } from './known-templates.ts'
import { passengerCar } from './passenger-car.ts'
import { profiles } from './profiles.ts'
import { commonDeficiencies, searchDeficiencies } from './search-deficiencies.ts'
import type { LocalText } from './template.ts'
import { pairsOf } from './translation.ts'

/** Every text of a value, wherever it stands. */
function textsIn(value: unknown): LocalText[] {
  if (typeof value !== 'object' || value === null) return []
  if ('en' in value && 'fr' in value) return [value as LocalText]
  return Object.values(value).flatMap(textsIn)
}

const shipped = [...textsIn(knownTemplates), ...textsIn(profiles.map(({ abandonReasons }) => abandonReasons))]
const everywhere = passengerCar.sections.flatMap(({ checkpoints }) => checkpoints)
const deficiencies = everywhere.flatMap(({ deficiencies }) => deficiencies)
const say = ({ en }: LocalText) => arabic.texts.get(en) ?? ''
const numbersIn = (text: string) => (text.match(/\d+(?:\.\d+)?/g) ?? []).toSorted()
const duplicates = (items: readonly string[]) => items.filter((item, index) => items.indexOf(item) !== index)

/** Codes and units that are written in Latin letters everywhere. */
const CODES = new Set(['ABS', 'ESC', 'OBD', 'CO', 'LED', 'EGR', 'C', 'k'])

describe('the catalogue in Arabic', () => {
  test('says every text of every shipped template and profile', () => {
    expect(shipped.filter((text) => say(text) === '').map(({ en }) => en)).toEqual([])
  })

  test('names what is computed from measured values, as reports call it', () => {
    const computed = everywhere.flatMap(({ rules, measurements }) =>
      rules.flatMap(({ quantity: { of, measurement } }) => {
        const measured = measurements.find(({ key }) => key === measurement)
        return of === 'value' || !measured ? [] : [computedLabel(measured.label, of)]
      }),
    )
    expect(computed.length).toBeGreaterThan(3)
    expect(computed.filter((label) => say(label) === '')).toEqual([])
  })

  test('says nothing under a code that no template has', () => {
    const codes = new Set(
      passengerCar.sections.flatMap(({ code, checkpoints }) => [
        code,
        ...checkpoints.flatMap((one) => [one.code, ...one.measurements.map(({ key }) => key)]),
        ...checkpoints.flatMap(({ deficiencies }) => deficiencies.map(({ code }) => code)),
      ]),
    )
    expect(Object.keys(arabicTexts).filter((code) => !codes.has(code))).toEqual([])
  })

  test('is in Arabic: no Latin word but codes and units', () => {
    const latin = [...arabic.texts.values(), ...arabic.synonyms.values()].flatMap(
      (text) => text.match(/\p{sc=Latn}+/gu) ?? [],
    )
    expect(latin.filter((word) => !CODES.has(word))).toEqual([])
    expect([...arabic.texts.values()].filter((text) => !/\p{sc=Arab}{2}/u.test(text))).toEqual([])
  })

  test('keeps the figures of the text it was made from', () => {
    const odd = shipped.filter((text) => String(numbersIn(say(text))) !== String(numbersIn(text.en)))
    expect(odd.map(({ en }) => en)).toEqual([])
  })

  test('says the same for the same text, wherever it stands', () => {
    const odd = pairsOf(passengerCar, arabicTexts).filter(([from, to]) => say(from) !== to)
    expect(odd.map(([from]) => from.en)).toEqual([])
  })

  test('lets every deficiency be understood without its checkpoint: no two read the same', () => {
    expect(duplicates(deficiencies.map(({ text }) => say(text)))).toEqual([])
  })

  test('tells the owner not to drive, tow or start for every dangerous deficiency', () => {
    const silent = deficiencies
      .filter(({ severity }) => severity === 'dangerous')
      .filter(({ plain }) => !/لا (?:تقُد|تقطر|تشغّل)/.test(say(plain)))
    expect(silent.map(({ code }) => code)).toEqual([])
  })

  test('is not shown for a text that says something else under the same code', () => {
    expect(arabic.texts.get('Plate missing')).toBeUndefined()
  })
})

describe('searching deficiencies in Arabic', () => {
  const codes = (query: string) =>
    searchDeficiencies(everywhere, query, 'fr', arabic).map(({ deficiency }) => deficiency.code)

  test.each<[string, string, string]>([
    ['a word of the text', 'صدأ', '6.1.1.c.2'],
    ['with and without its hamza', 'صدا', '6.1.1.c.2'],
    ['with the article', 'الإطار', '5.2.3.d.3'],
    ['with the article and no hamza', 'الاطار', '5.2.3.d.3'],
    ['ta marbuta written as ha', 'بطانه', '1.1.13.c'],
    ['with vowel marks', 'ممتصُّ صدمات', '5.3.2.b'],
    ['a word of the Gulf', 'كفر', '5.2.3.e.2'],
    ['a word of the Gulf for pads', 'فحمات', '1.1.13.a.2'],
    ['a word of Egypt for pads', 'تيل', '1.1.13.a.2'],
    ['a word of the Maghreb', 'كلاكسون', '7.7.a.2'],
    ['a word of the workshop', 'رولمان', '5.1.3.a.2'],
    ['handbrake is the parking brake', 'فرامل اليد', '1.4.2.a.2'],
    ['another word for the exhaust', 'شكمان', '6.1.2.a'],
    ['the French word', 'rouille', '6.1.1.c.2'],
    ['a French word of the workshop', 'cardan', '6.1.7.g.2'],
    ['the English word', 'bulge', '5.2.3.d.3'],
    ['a code', '5.2.3.e.3', '5.2.3.e.3'],
    ['a slip of the thumb', 'ممتث الصدمات', '5.3.2.b'],
    ['another slip', 'انتفاح', '5.2.3.d.3'],
  ])('%s', (_, query, expected) => {
    expect(codes(query)).toContain(expected)
  })

  test('every word must be found', () => {
    expect(codes('إطار انتفاخ')).toContain('5.2.3.d.3')
    expect(codes('إطار انتفاخ')).not.toContain('5.2.3.b')
    expect(codes('إطار ظظظظ')).toEqual([])
  })

  test('the commonest deficiency of every checkpoint is found by its own text', () => {
    for (const { code, text } of everywhere.flatMap((checkpoint) => commonDeficiencies(checkpoint).slice(0, 1)))
      expect(codes(say(text)).slice(0, 3)).toContain(code)
  })

  test('folding joins the forms of a letter and drops the article', () => {
    expect(foldText('الفرامل والأَقراص')).toBe('فرامل اقراص')
    expect(foldText('مرآة إلى آلة')).toBe('مراه الي اله')
  })
})
