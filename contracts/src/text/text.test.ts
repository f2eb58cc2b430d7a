import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plainDigits, plainLatin } from './latin.ts'
import { readVin } from './vin.ts'

test('digits of every script are the ten', () => {
  for (const digits of ['٠١٢٣٤٥٦٧٨٩', '۰۱۲۳۴۵۶۷۸۹', '०१२३४५६७८९', '０１２３４５６７８９', '𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗'])
    expect(plainDigits(digits)).toBe('0123456789')
})

test('look-alikes become Latin, other letters stay what they are', () => {
  expect(plainLatin('аВ-Χ١ｃ ЖÜ')).toBe('AB-X1C ЖÜ')
})

const vin = 'WVWZZZ1KZAW123456'

test('a VIN is the same with label, blanks, dashes, small letters and look-alikes', () => {
  const typed = ['VIN: ', 'vin ', 'FIN: ', 'Chassis no. ', 'Fahrgestellnummer: ', 'NIV № '].map(
    (before) => before + vin,
  )
  for (const text of [...typed, ' wvw zzz 1kz aw1 23456 ', 'WVW-ZZZ–1KZ-AW123456', 'WVWZZZ1КZАW123456', `\u200E${vin}`])
    expect([text, readVin(text)]).toEqual([text, { ok: true, vin }])
})

test('what is no letter of a VIN is named, what is too long is told; nothing becomes a shorter number', () => {
  expect(readVin('WVWЖЯZ1KZAW123456')).toEqual({ ok: false, why: 'characters', characters: 'ЖЯ' })
  expect(readVin('WVWZZZ1KZAW123456/7')).toEqual({ ok: false, why: 'characters', characters: '/' })
  expect(readVin(`${vin}7`)).toEqual({ ok: false, why: 'too-long', length: 18 })
  expect(readVin('')).toEqual({ ok: true, vin: '' })
  const letters = fc.string({ unit: fc.constantFrom(...Array.from('WVZ1K23АВЖ☃ -')), maxLength: 20 })
  fc.assert(
    fc.property(letters, (typed) => {
      const read = readVin(typed)
      return !read.ok || read.vin.length === plainLatin(typed).replaceAll(/[ -]/g, '').length
    }),
  )
})
