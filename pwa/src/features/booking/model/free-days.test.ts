import { expect, test } from 'vitest'
import { firstFree, halvesOf, isKnownFull, timesOn } from './free-days.ts'

const days = [
  { date: '2026-12-01', isOpen: true, times: [] },
  { date: '2026-12-02', isOpen: true, times: ['2026-12-02T07:00:00.000Z', '2026-12-02T11:00:00.000Z'] },
  { date: '2026-12-03', isOpen: false, times: [] },
  { date: '2026-12-04', isOpen: true, times: ['2026-12-04T10:45:00.000Z'] },
]

test('the first free day is the first with a time, from a day on where one is given', () => {
  expect(firstFree(days)).toBe('2026-12-02')
  expect(firstFree(days, '2026-12-03')).toBe('2026-12-04')
  expect(firstFree(days, '2026-12-05')).toBeNull()
})

test('noon is the centre’s', () => {
  const { times } = days[1]!
  expect(halvesOf(times, 'Europe/Paris')).toEqual({ morning: [times[0]], afternoon: [times[1]] })
  expect(halvesOf(times, 'Asia/Tokyo').morning).toEqual([])
  expect(halvesOf(times, 'Atlantic/Azores').afternoon).toEqual([])
})

test('a day nobody asked about is not known to be full', () => {
  expect(['2026-12-01', '2026-12-02', '2026-12-09'].map((date) => isKnownFull(days, date))).toEqual([
    true,
    false,
    false,
  ])
  expect(timesOn(days, '2026-12-09')).toEqual([])
})
