import type { Defect } from '@sac/contracts/inspection/fold'
import type { Deficiency } from '@sac/contracts/template/template'
import { expect, test } from 'vitest'
import { chooseDeficiency, emptyForm, isTwin, problemOf, toDefect } from './defect-form.ts'

const text = { en: 'x', fr: 'x' }
const major: Deficiency = {
  code: '1.1.13.a',
  severity: 'major',
  text,
  plain: text,
  synonyms: [],
  repairableOnSpot: false,
}

test('without a deficiency there is no defect', () => {
  expect(problemOf(emptyForm)).toBe('deficiency')
  expect(toDefect(emptyForm)).toBeNull()
})

test('the catalogue severity stands unless it is changed', () => {
  expect(toDefect(chooseDeficiency(emptyForm, major))).toMatchObject({ severity: 'major', loweredReason: null })
})

test('raising needs no reason, lowering does: a choice and words', () => {
  const form = chooseDeficiency(emptyForm, major)
  expect(toDefect({ ...form, severity: 'dangerous' })).toMatchObject({ severity: 'dangerous', loweredReason: null })
  expect(problemOf({ ...form, severity: 'minor' })).toBe('lower-reason')
  expect(problemOf({ ...form, note: 'rust\u202E' })).toBe('text')
  const words = { ...form, severity: 'minor', lowerReason: ' surface only ' } as const
  const cause = { ...form, severity: 'minor', lowerCause: 'slight' } as const
  expect([problemOf(words), problemOf(cause)]).toEqual(['lower-reason', 'lower-reason'])
  expect(toDefect({ ...words, ...cause, lowerReason: words.lowerReason })).toMatchObject({
    severity: 'minor',
    loweredReason: 'surface only',
    loweredFor: 'slight',
  })
  expect(toDefect({ ...words, lowerCause: 'slight', severity: 'major' })).not.toHaveProperty('loweredFor')
})

test('what cannot be repaired on the spot is never recorded as repaired', () => {
  expect(toDefect({ ...chooseDeficiency(emptyForm, major), repairedOnSpot: true })).toMatchObject({
    repairedOnSpot: false,
  })
})

test('a dangerous deficiency proposes the prohibition', () => {
  expect(chooseDeficiency(emptyForm, { ...major, severity: 'dangerous' }).prohibition).toBe(true)
})

test('choosing another deficiency keeps place and note', () => {
  const form = { ...emptyForm, location: { axle: 1 }, note: 'inner side', severity: 'minor' as const }
  expect(chooseDeficiency(form, major)).toMatchObject({ location: { axle: 1 }, note: 'inner side', severity: null })
})

test('the same defect at the same place is a twin, at another wheel it is not', () => {
  const form = { ...chooseDeficiency(emptyForm, major), location: { axle: 1, side: 'left' as const } }
  const recorded = [{ deficiency: major.code, location: { side: 'left', axle: 1 } }] as unknown as Defect[]
  expect(isTwin(form, recorded)).toBe(true)
  expect(isTwin({ ...form, location: { axle: 2, side: 'left' } }, recorded)).toBe(false)
})
