import { expect, test } from 'vitest'
import { officeClock } from './office-time.ts'

const day = 24 * 60 * 60 * 1000

test('a clock wrong by a day or more is wrong, by less it is only corrected', () => {
  expect(officeClock(5 * day, { offsetMs: 2 * day, measuredAt: 5 * day })).toEqual({
    shiftMs: 2 * day,
    wrongByMs: 2 * day,
  })
  expect(officeClock(5 * day, { offsetMs: -day, measuredAt: 5 * day }).wrongByMs).toBe(-day)
  expect(officeClock(5 * day, { offsetMs: 3_600_000, measuredAt: 5 * day }).wrongByMs).toBeNull()
  expect(officeClock(5 * day, undefined)).toEqual({ shiftMs: 0, wrongByMs: null })
})

test('a clock set back since it was compared is noticed without a connection', () => {
  expect(officeClock(3 * day, { offsetMs: 0, measuredAt: 5 * day }).wrongByMs).toBe(2 * day)
})
