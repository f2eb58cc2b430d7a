import { expect, test } from 'vitest'
import { hoursOn, openingState, weekdayOf } from './opening-state.ts'

const weekdays = [1, 2, 3, 4, 5].flatMap((weekday) => [
  { weekday, opens: '08:00', closes: '12:00' },
  { weekday, opens: '13:30', closes: '18:00' },
])
const centre = { timeZone: 'Europe/Paris', openingHours: weekdays, closures: [] }
const at = (instant: string) => openingState(centre, Date.parse(instant))

test('a centre is open by its own clock, until it closes', () => {
  expect(at('2026-12-01T07:00:00Z')).toEqual({ status: 'open', until: '12:00' })
  expect(at('2026-07-01T06:00:00Z')).toEqual({ status: 'open', until: '12:00' })
})

test('closed, it says when it opens next: later that day, the day after, after the weekend', () => {
  expect(at('2026-12-01T11:00:00Z')).toEqual({ status: 'closed', date: '2026-12-01', opens: '13:30', isToday: true })
  expect(at('2026-12-01T17:00:00Z')).toMatchObject({ date: '2026-12-02', opens: '08:00', isToday: false })
  expect(at('2026-12-04T18:00:00Z')).toMatchObject({ date: '2026-12-07', opens: '08:00' })
})

test('a closure of the whole centre is no opening; one of a bay is none of the centre', () => {
  const closure = { firstDay: '2026-12-01', lastDay: '2026-12-02', bay: null, reason: null }
  const now = Date.parse('2026-12-01T09:00:00Z')
  expect(openingState({ ...centre, closures: [closure] }, now)).toMatchObject({ date: '2026-12-03', opens: '08:00' })
  expect(openingState({ ...centre, closures: [{ ...closure, bay: 'Bay 1' }] }, now)).toMatchObject({ status: 'open' })
})

test('a centre that opens on no day promises nothing', () => {
  expect(openingState({ ...centre, openingHours: [] }, 0)).toEqual({ status: 'unknown' })
})

test('the hours of a day stand in their order; Sunday is the seventh day', () => {
  const openingHours = centre.openingHours.toReversed()
  expect(hoursOn({ ...centre, openingHours }, '2026-11-30').map(({ opens }) => opens)).toEqual(['08:00', '13:30'])
  expect(weekdayOf('2026-11-29')).toBe(7)
})
