import type { Board, BoardAppointment } from '@sac/contracts/http/board'
import { expect, test } from 'vitest'
import { frameOf, instantAt, placeOf, quartersOf, shutOf } from './day-layout.ts'

const centre = {
  centreId: 'c',
  station: 'L1',
  name: 'C',
  place: 'P',
  phone: null,
  address: null,
  timeZone: 'Europe/Paris',
  profileId: 'eu-min',
  bays: ['Bay 1'],
}
const day = (parts: Partial<Board>): Board => ({
  centre,
  date: '2026-06-09',
  openings: [],
  closedBays: [],
  closings: [],
  appointments: [],
  ...parts,
})
const period = (from: string, to: string) => ({ from: `2026-06-09T${from}:00.000Z`, to: `2026-06-09T${to}:00.000Z` })
const openings = [period('06:00', '10:00'), period('11:00', '16:00')]

test('the grid holds the opening hours and whatever is booked outside of them', () => {
  const frame = frameOf(day({ openings }))
  expect(frame).toEqual({ first: Date.parse('2026-06-09T06:00:00Z'), hours: 10, timeZone: 'Europe/Paris' })
  const { from: scheduledDate, to: endsAt } = period('05:30', '06:15')
  const appointments = [{ scheduledDate, endsAt }] as BoardAppointment[]
  expect(frameOf(day({ openings, appointments }))).toMatchObject({ hours: 11 })
})

test('a closed day is shown in its usual hours', () => {
  expect(frameOf(day({}))).toMatchObject({ first: Date.parse('2026-06-09T06:00:00Z'), hours: 10 })
})

test('what is booked stands at its minute; what leaves the grid is cut', () => {
  const frame = frameOf(day({ openings }))
  expect(placeOf(frame, period('07:15', '08:00'))).toEqual({ from: 75, length: 45 })
  expect(placeOf(frame, period('15:30', '17:00'))).toEqual({ from: 570, length: 30 })
})

test('a place on the grid is the nearest quarter of an hour', () => {
  const frame = frameOf(day({ openings }))
  expect(instantAt(frame, 52)).toBe('2026-06-09T06:45:00.000Z')
  expect(quartersOf(frame)).toHaveLength(40)
})

test('closed is what lies before, between and after the opening hours', () => {
  const frame = { ...frameOf(day({ openings })), hours: 11 }
  expect(shutOf(frame, openings)).toEqual([
    { from: 240, length: 60 },
    { from: 600, length: 60 },
  ])
  expect(shutOf(frame, [])).toEqual([{ from: 0, length: 660 }])
})

test('on the day clocks go forward the grid keeps to the hours of the day', () => {
  const frame = frameOf(day({ date: '2026-03-29' }))
  expect(new Date(frame.first).toISOString()).toBe('2026-03-29T06:00:00.000Z')
})
