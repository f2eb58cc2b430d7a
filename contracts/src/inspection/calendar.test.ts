import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, addMonths, dateIn, endOfDay, fromEpochDays, toEpochDays } from './calendar.ts'

test.each([
  ['2024-02-29', 12, '2025-02-28'],
  ['2024-02-29', 48, '2028-02-29'],
  ['2025-01-31', 1, '2025-02-28'],
  ['2026-11-23', 24, '2028-11-23'],
  ['2026-11-23', 2, '2027-01-23'],
  ['2026-03-31', -1, '2026-02-28'],
  ['2026-12-31', 1, '2027-01-31'],
])('%s plus %i months is %s', (date, months, expected) => {
  expect(addMonths(date, months)).toBe(expected)
})

test.each([
  ['Europe/Paris', '2026-11-23T23:30:00.000Z', '2026-11-24'],
  ['America/New_York', '2026-11-24T03:30:00.000Z', '2026-11-23'],
  ['Europe/Paris', '2026-03-29T00:59:59.000Z', '2026-03-29'],
  ['UTC', '2026-11-23T23:59:59.999Z', '2026-11-23'],
])('in %s the instant %s falls on %s', (zone, instant, expected) => {
  expect(dateIn(zone, instant)).toBe(expected)
})

test.each([
  ['2026-11-23', 'Europe/Paris', '2026-11-23T22:59:59Z'],
  ['2026-07-01', 'Europe/Paris', '2026-07-01T21:59:59Z'],
  ['2026-03-29', 'Europe/Paris', '2026-03-29T21:59:59Z'],
  ['2026-10-25', 'Europe/Paris', '2026-10-25T22:59:59Z'],
  ['2026-11-23', 'UTC', '2026-11-23T23:59:59Z'],
])('%s ends in %s at %s', (date, zone, instant) => {
  expect(endOfDay(date, zone)).toBe(Date.parse(instant) / 1000)
})

const date = fc.integer({ min: 0, max: 40_000 }).map(fromEpochDays)

test('the end of a day is on that day and one second later is on the next', () => {
  const zone = fc.constantFrom('Europe/Paris', 'Asia/Kathmandu', 'America/St_Johns', 'UTC', 'Africa/Casablanca')
  fc.assert(
    fc.property(date, zone, (day, timeZone) => {
      const end = endOfDay(day, timeZone) * 1000
      expect(dateIn(timeZone, new Date(end).toISOString())).toBe(day)
      expect(dateIn(timeZone, new Date(end + 1000).toISOString())).toBe(addDays(day, 1))
    }),
  )
})

test('epoch days and dates are two ways to write the same', () => {
  fc.assert(
    fc.property(date, (day) => {
      expect(fromEpochDays(toEpochDays(day))).toBe(day)
    }),
  )
})
