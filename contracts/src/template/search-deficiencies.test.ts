import { describe, expect, test } from 'vitest'
import { foldText } from './fold-text.ts'
import { passengerCar } from './passenger-car.ts'
import { commonDeficiencies, searchDeficiencies } from './search-deficiencies.ts'
import type { Language } from './template.ts'

const everywhere = passengerCar.sections.flatMap(({ checkpoints }) => checkpoints)
const at = (code: string) => everywhere.filter((checkpoint) => checkpoint.code === code)
const codes = (query: string, language: Language = 'en', within = everywhere) =>
  searchDeficiencies(within, query, language).map(({ deficiency }) => deficiency.code)

describe('searching deficiencies', () => {
  test.each<[string, string, string]>([
    ['an everyday word finds the technical one', 'rusty', '6.1.1.c.2'],
    ['the French word finds it too', 'rouille', '6.1.1.c.2'],
    ['without its accent as well', 'rouillee', '6.1.1.c.2'],
    ['an English word finds the French text and back', 'amortisseur', '5.3.2.b'],
    ['a shop word is known', 'cv boot', '6.1.7.g.2'],
    ['a French shop word is known', 'cardan', '6.1.7.g.2'],
    ['a bald tyre is a worn one', 'bald', '5.2.3.e.2'],
    ['pneu lisse is a worn tyre', 'pneu lisse', '5.2.3.e.2'],
    ['part of a word is enough', 'windsc', '3.2.a.2'],
    ['typographic quotes and accents do not matter', 'essuie-glace use', '3.4.b.1'],
    ['handbrake is the parking brake', 'handbrake', '1.4.2.a.2'],
    ['frein à main too', 'frein à main', '1.4.2.a.2'],
    ['klaxon is the horn', 'klaxon', '7.7.a.2'],
  ])('%s', (_, query, expected) => {
    expect(codes(query, 'en')).toContain(expected)
    expect(codes(query, 'fr')).toContain(expected)
  })

  test('a code finds its item first', () => {
    expect(codes('1.1.13').slice(0, 5)).toEqual(expect.arrayContaining(['1.1.13.a.2', '1.1.13.a.3', '1.1.13.c']))
    expect(codes('5.2.3.e.3')[0]).toBe('5.2.3.e.3')
  })

  test('every word must be found', () => {
    expect(codes('tyre bulge')).toContain('5.2.3.d.3')
    expect(codes('tyre bulge')).not.toContain('5.2.3.e.2')
    expect(codes('tyre zzzz')).toEqual([])
  })

  test.each<[string, string]>([
    ['winscreen', '3.2.a.2'],
    ['windsreen', '3.2.a.2'],
    ['handbrkae', '1.4.2.a.2'],
    ['tyer bulge', '5.2.3.d.3'],
    ['amortiseur', '5.3.2.b'],
    ['corosion', '6.1.1.c.2'],
  ])('a slip of the thumb finds what was meant: %s', (query, expected) => {
    expect(codes(query, 'en')).toContain(expected)
    expect(codes(query, 'fr')).toContain(expected)
  })

  test('an empty query finds nothing', () => {
    expect(codes('')).toEqual([])
    expect(codes('  ')).toEqual([])
  })

  test('stays within the checkpoints given', () => {
    expect(codes('leak', 'en', at('1.1.12'))).toEqual(['1.1.12.c'])
  })

  test('a match in the text comes before one in the explanation for the owner', () => {
    const found = codes('leaking')
    expect(found.indexOf('1.1.11.b')).toBeLessThan(found.indexOf('1.1.11.c.2'))
  })

  test('among equals the common ones come first', () => {
    expect(codes('pads', 'en', at('1.1.13'))[0]).toBe('1.1.13.a.2')
  })

  test('the commonest deficiency of every checkpoint is found by its own text in either language', () => {
    for (const { code, text } of everywhere.flatMap((checkpoint) => commonDeficiencies(checkpoint).slice(0, 1))) {
      expect(codes(text.en, 'en').slice(0, 3)).toContain(code)
      expect(codes(text.fr, 'fr').slice(0, 3)).toContain(code)
    }
  })
})

test('the common ones are offered commonest first, at most six', () => {
  const [linings] = at('1.1.13')
  expect(commonDeficiencies(linings!).map(({ code }) => code)).toEqual(linings!.common)
  expect(commonDeficiencies(linings!).length).toBeLessThanOrEqual(6)
})

test('folding drops case, accents, ligatures and punctuation but keeps codes', () => {
  expect(foldText('  Câble d’embrayage — Œil. ')).toBe('cable d embrayage oeil')
  expect(foldText('Item 1.1.13.a')).toBe('item 1.1.13.a')
})
