import { expect, test } from 'vitest'
import { judge, median, percentile } from './gates.ts'

test('a figure beyond its gate is a miss, and so is one that could not be measured', () => {
  const unit = 'ms'
  expect(judge({ name: 'tap', value: 101, unit, atMost: 100 })).toEqual({
    line: 'MISS tap: 101 ms (gate ≤ 100)',
    missed: true,
  })
  expect(judge({ name: 'tap', value: Number.NaN, unit, atMost: 100 }).missed).toBe(true)
  expect(judge({ name: 'score', value: 94, unit: 'of 100', atLeast: 95 }).missed).toBe(true)
  expect(judge({ name: 'tap', value: 50, unit, atMost: 100, raw: 25 }).line).toBe(
    'ok   tap: 50 ms (gate ≤ 100) · 2.00 × the empty page (25 ms)',
  )
})

test('a percentile is one of the values', () => {
  const values = Array.from({ length: 100 }, (_, index) => 100 - index)
  expect([percentile(values, 0.95), percentile(values, 0.98), median(values)]).toEqual([95, 98, 50])
  expect(percentile([], 0.95)).toBeNaN()
})
