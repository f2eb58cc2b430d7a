import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readNumber } from './number.ts'

const km = { decimals: 0, unit: 'km' }

test('an odometer reads the same however it is written', () => {
  const written = [
    '128402',
    '128.402',
    '128,402',
    "128'402",
    '128’402',
    '128 402',
    '128\u202F402',
    '128402 km',
    '128.402 KM',
  ]
  // Copied out of a sentence of this app, with the isolates around it.
  const copied = ['\u2068128 402\u2069', '\u200F128402', '128402\u200E km']
  for (const text of [...written, ...copied, '١٢٨٤٠٢', '١٢٨٬٤٠٢', '۱۲۸۴۰۲', '１２８４０２'])
    expect([text, readNumber(text, km)]).toEqual([text, 128402])
  expect(readNumber('1.128.402', km)).toBe(1128402)
})

test('decimals are read with comma or point, groups beside them', () => {
  const tenths = { decimals: 1 }
  for (const text of ['2,1', '2.1', '٢٫١', ' 2.1 ']) expect(readNumber(text, tenths)).toBe(2.1)
  for (const text of ['1.234,5', '1,234.5', "1'234.5", '1 234,5']) expect(readNumber(text, tenths)).toBe(1234.5)
  expect(readNumber('-0.5', tenths)).toBe(-0.5)
  expect(readNumber('−.5', tenths)).toBe(-0.5)
  expect(readNumber('1.', tenths)).toBe(1)
})

test('what could mean something else, or nothing, is none', () => {
  for (const text of [
    '',
    '-',
    '.',
    'abc',
    '1e3',
    '1.2.3',
    '128.40',
    '12.5',
    '128.4020',
    '1.234,567',
    '128402 mi',
    '12km3',
    'Infinity',
  ])
    expect([text, readNumber(text, km)]).toEqual([text, null])
  expect(readNumber('1.25', { decimals: 1 })).toBeNull()
  // A thousand, or a quarter finer than the unit has it?
  expect(readNumber('1.234', { decimals: 2 })).toBeNull()
  expect(readNumber('1,234', { decimals: 1 })).toBeNull()
})

test('every number is read from what it is written as', () => {
  const locales = ['en', 'de', 'fr', 'de-CH', 'ar-EG', 'fa', 'sv']
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9_999_999 }), fc.constantFrom(...locales), (value, locale) => {
      expect(readNumber(new Intl.NumberFormat(locale).format(value), km)).toBe(value)
    }),
  )
})
