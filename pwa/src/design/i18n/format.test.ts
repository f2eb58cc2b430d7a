import { expect, test } from 'vitest'
import { formatsIn } from './format.ts'

test('figures are Western and in the order of the language', () => {
  expect(formatsIn('en').number(128402)).toBe('128,402')
  expect(formatsIn('fr').number(2.1, 1)).toBe('2,1')
  expect(formatsIn('ar').number(12)).toBe('12')
})

test('a figure keeps its unit behind it inside Arabic text', () => {
  expect(formatsIn('en').amount('2.1', 'kN')).toBe('2.1\u00a0kN')
  expect(formatsIn('ar').amount('2,1', 'kN')).toBe('\u20662,1\u00a0kN\u2069')
})

test('the decimal sign is the one numbers are shown with', () => {
  for (const language of ['en', 'fr', 'ar'] as const) {
    const formats = formatsIn(language)
    expect(formats.number(1.5, 1)).toContain(formats.decimalSign())
  }
})

test('sizes below a megabyte are told in kilobytes', () => {
  expect(formatsIn('en').size(2000)).toBe('2\u00a0kB')
  expect(formatsIn('en').size(4.2 * 1024 * 1024)).toBe('4.2\u00a0MB')
})

test('an appointment is a time of its centre', () => {
  expect(formatsIn('en').timeIn('2026-11-23T08:00:00.000Z', 'Europe/Paris')).toBe('09:00')
  expect(formatsIn('en').dayIn('2026-11-23T23:30:00.000Z', 'Europe/Paris')).toContain('24')
})
