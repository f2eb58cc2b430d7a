import { expect, test } from 'vitest'
import { CalendarDate, Instant } from './ids.ts'

test.each(['2026-02-30', '2025-02-29', '2026-13-01', '2026-00-10', '0000-01-01', '2026-99-99'])(
  'the date %s does not exist',
  (date) => {
    expect(CalendarDate.safeParse(date).success).toBe(false)
    expect(Instant.safeParse(`${date}T10:00:00.000Z`).success).toBe(false)
  },
)

test('29 February exists in leap years', () => {
  expect(CalendarDate.safeParse('2024-02-29').success).toBe(true)
  expect(Instant.safeParse('2024-02-29T23:59:59.999Z').success).toBe(true)
})

test.each(['2026-11-28T24:00:00.000Z', '2026-11-28T10:60:00.000Z', '2026-11-28T10:00:60.000Z'])(
  'the instant %s does not exist',
  (instant) => {
    expect(Instant.safeParse(instant).success).toBe(false)
  },
)
