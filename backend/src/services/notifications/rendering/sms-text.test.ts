import { expect, test } from 'vitest'
import { smsText } from './sms-text.ts'

test('one letter more than 160 is two parts', () => {
  expect(smsText('a'.repeat(160))).toMatchObject({ encoding: 'GSM-7', parts: 1 })
  expect(smsText('a'.repeat(161))).toMatchObject({ encoding: 'GSM-7', parts: 2 })
  expect(smsText('a'.repeat(307)).parts).toBe(3)
})

test('letters of the second table count twice', () => {
  expect(smsText('€'.repeat(80)).parts).toBe(1)
  expect(smsText('€'.repeat(81)).parts).toBe(2)
})

test('typographic signs and rare accents give way where that keeps the short alphabet', () => {
  expect(smsText('Contrôle à l’heure…')).toEqual({ text: "Controle à l'heure...", encoding: 'GSM-7', parts: 1 })
})

test('Arabic needs the long alphabet, and its isolates are left out', () => {
  expect(smsText('\u2068أ\u2069'.repeat(70))).toMatchObject({ encoding: 'UCS-2', parts: 1 })
  expect(smsText('أ'.repeat(71))).toMatchObject({ encoding: 'UCS-2', parts: 2 })
})
