import { positions } from '@sac/contracts/template/positions'
import { expect, test } from 'vitest'
import { formatLimit, formatLocation, formatOdometer, formatPosition, joinSentences } from './format.ts'

test('limits, places and odometers read as people say them', () => {
  const measured = { checkpoint: '1', label: { en: 'a', fr: 'a' }, position: '-', value: 1, unit: 'mm', ok: true }
  expect(formatLimit({ ...measured, decimals: 1, min: 1.6, max: null }, 'fr')).toBe('\u2265 1,6')
  expect(formatLimit({ ...measured, decimals: 0, min: null, max: null }, 'en')).toBe('\u2014')
  expect(formatLocation({ axle: 2, side: 'right', vertical: 'lower' }, 'en')).toBe('axle 2, right, lower')
  expect(formatOdometer({ value: null, unit: 'km', status: 'unreadable' }, 'fr')).toBe('illisible')
  expect(formatOdometer({ value: 12, unit: 'mi', status: 'replaced' }, 'en')).toBe('12 mi, odometer replaced')
  expect(['a1l', 'a2', 'r3', 'left', '-', 'other'].map((at) => formatPosition(at, 'en'))).toEqual([
    'axle 1 left',
    'axle 2',
    'run 3',
    'left',
    '',
    'other',
  ])
})

test('sentences are ended once, however they were typed', () => {
  expect(joinSentences(['axle 1, left', '', 'Leaks. ', 'Use prohibited'])).toBe('axle 1, left. Leaks. Use prohibited')
  expect(joinSentences(['', 'Leaks?', ' '])).toBe('Leaks?')
  expect(joinSentences(['\u2068Leaks.\u2069', 'Use prohibited'])).toBe('\u2068Leaks.\u2069 Use prohibited')
  expect(joinSentences([])).toBe('')
})

test('papers say every position in words', () => {
  for (const position of Object.values(positions).flat()) expect(formatPosition(position, 'fr')).not.toBe(position)
})
