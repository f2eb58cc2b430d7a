import { expect, test } from 'vitest'
import { formatDate, formatNumber } from './format.ts'

test('dates and numbers follow the language', () => {
  expect(formatDate('2026-01-01', 'fr')).toBe('1er janvier 2026')
  expect(formatDate('2026-11-03', 'en')).toBe('3 November 2026')
  expect(formatNumber(1234567.891, 2, 'en')).toBe('1\u00A0234\u00A0567.89')
  expect(formatNumber(-0.5, 1, 'fr')).toBe('\u22120,5')
  expect(formatNumber(-0.01, 1, 'en')).toBe('0.0')
  expect(formatNumber(100, 0, 'en')).toBe('100')
})
