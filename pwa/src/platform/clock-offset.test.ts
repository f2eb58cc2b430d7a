import { expect, test } from 'vitest'
import { measureOffset, supersedes } from './clock-offset.ts'

const at = (ms: number) => new Date(ms).toISOString()

test("the server's time belongs to the middle of the round trip", () => {
  expect(measureOffset({ sentAt: 1000, receivedAt: 1400, serverTime: at(61_200) })).toEqual({
    offsetMs: 60_000,
    measuredAt: 1400,
    roundTripMs: 400,
  })
  expect(measureOffset({ sentAt: 1, receivedAt: 2, serverTime: 'soon' })).toBeNull()
})

test('a clock that jumped during the exchange measures nothing', () => {
  expect(measureOffset({ sentAt: 5000, receivedAt: 1000, serverTime: at(0) })).toBeNull()
  expect(measureOffset({ sentAt: 5000, receivedAt: 5000 + 3_600_000, serverTime: at(0) })).toBeNull()
})

test('a sharper, newer or noticeably different measurement replaces the known one, a vaguer one does not', () => {
  const known = { offsetMs: 1000, measuredAt: 100_000, roundTripMs: 200 }
  const next = { offsetMs: 1000, measuredAt: 101_000, roundTripMs: 400 }
  expect(supersedes(next, undefined)).toBe(true)
  expect(supersedes(next, known)).toBe(false)
  expect(supersedes({ ...next, roundTripMs: 100 }, known)).toBe(true)
  expect(supersedes({ ...next, measuredAt: 170_000 }, known)).toBe(true)
  expect(supersedes({ ...next, measuredAt: 90_000 }, known)).toBe(true)
  expect(supersedes({ ...next, offsetMs: 1600 }, known)).toBe(false)
  expect(supersedes({ ...next, offsetMs: 1701 }, known)).toBe(true)
})
