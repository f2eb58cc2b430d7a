import { lawRuns } from '@sac/tests/support/law-runs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { freeTimesOf, gridOf, openingsOf, workingBays } from './day.ts'

const timeZone = 'Europe/Paris'
const week = (opens: string, closes: string) => [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens, closes }))
const offer = (opens: string, closes: string) => ({ openingHours: week(opens, closes), closures: [] })
const texts = (times: readonly number[]) => times.map((time) => new Date(time).toISOString().slice(5, 16))
const minute = 60_000

test('a day is open by the clock of the centre, summer and winter', () => {
  const from = (date: string) => texts(openingsOf({ date, timeZone, offer: offer('08:00', '18:00') }).map(([at]) => at))
  expect(from('2026-01-15')).toEqual(['01-15T07:00'])
  expect(from('2026-07-15')).toEqual(['07-15T06:00'])
})

test('on the day clocks go forward an hour is missing, on the day they go back there is one more', () => {
  const hours = (date: string) =>
    openingsOf({ date, timeZone, offer: offer('00:00', '24:00') }).map(([from, to]) => (to - from) / 3_600_000)
  expect(['2026-03-28', '2026-03-29', '2026-10-25'].flatMap(hours)).toEqual([24, 23, 25])
  const night = (date: string) => gridOf(openingsOf({ date, timeZone, offer: offer('01:00', '04:00') }), 60)
  // 01:00 … 03:00 by the clock: without 02:00 in March, with it twice in October.
  expect(texts(night('2026-03-29'))).toEqual([
    '03-29T00:00',
    '03-29T00:15',
    '03-29T00:30',
    '03-29T00:45',
    '03-29T01:00',
  ])
  expect(night('2026-10-25')).toHaveLength(13)
  expect(new Set(night('2026-10-25')).size).toBe(13)
})

test('closed days have no times; a closed bay leaves the others', () => {
  const closed = (bay: string | null) => ({
    ...offer('08:00', '10:00'),
    closures: [{ firstDay: '2026-05-01', lastDay: '2026-05-02', bay, reason: null }],
  })
  const asked = { timeZone, bays: ['1', '2'], booked: [], minutes: 30, notBefore: 0 }
  expect(freeTimesOf({ ...asked, date: '2026-05-02', offer: closed(null) })).toEqual([])
  expect(freeTimesOf({ ...asked, date: '2026-05-03', offer: closed(null) })).toHaveLength(7)
  expect(workingBays({ ...asked, date: '2026-05-01', offer: closed('1') })).toEqual(['2'])
})

test('a free time is open, on the grid, not past, and meets nothing booked in one bay at least', () => {
  const date = '2026-06-10'
  const [opens = 0, closes = 0] = openingsOf({ date, timeZone, offer: offer('08:00', '12:00') })[0] ?? []
  const booking = fc.record({
    bay: fc.constantFrom('1', '2'),
    at: fc.integer({ min: -4, max: 20 }),
    long: fc.integer({ min: 1, max: 8 }),
  })
  fc.assert(
    fc.property(fc.array(booking, { maxLength: 12 }), fc.integer({ min: 5, max: 90 }), (bookings, minutes) => {
      const booked = bookings.map(({ bay, at, long }) => ({
        bay,
        from: opens + at * 15 * minute,
        to: opens + (at + long) * 15 * minute,
      }))
      const notBefore = opens + 20 * minute
      const place = { date, timeZone, offer: offer('08:00', '12:00'), bays: ['1', '2'] }
      const free = new Set(freeTimesOf({ ...place, booked, minutes, notBefore }))
      for (let time = opens - 60 * minute; time < closes + 60 * minute; time += 5 * minute) {
        const ends = time + minutes * minute
        const isFreeIn = (bay: string) => !booked.some((one) => one.bay === bay && one.from < ends && time < one.to)
        const isRight = time >= notBefore && ends <= closes && (time - opens) % (15 * minute) === 0
        expect(free.has(time)).toBe(isRight && time >= opens && (isFreeIn('1') || isFreeIn('2')))
      }
    }),
    { numRuns: lawRuns(200) },
  )
})
