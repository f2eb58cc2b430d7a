// Where things stand on the grid of a day: minutes of the centre's day, from its first hour shown.
import type { Board } from '@sac/contracts/http/board'
import { instantOf } from '@sac/contracts/inspection/calendar'

const minuteMs = 60_000
export const gridMinutes = 15

export type Period = { from: string; to: string }
/** `first`: the instant at which the grid begins, in milliseconds; `hours` long. */
export type DayFrame = { first: number; hours: number; timeZone: string }
/** In minutes from the beginning of the grid. */
export type Place = { from: number; length: number }

const usualHours = [8, 18] as const

const inDay = (hour: number) => Math.min(24, Math.max(0, hour))

/** Whole hours that hold the opening hours and everything that is booked. */
export function frameOf({ centre: { timeZone }, date, openings, closings, appointments }: Board): DayFrame {
  const start = instantOf(date, 0, timeZone)
  const hourOf = (instant: string) => (Date.parse(instant) - start) / (60 * minuteMs)
  const periods: Period[] = [
    ...openings,
    ...closings,
    ...appointments.map(({ scheduledDate, endsAt }) => ({ from: scheduledDate, to: endsAt })),
  ]
  const [opens, closes] = usualHours.map((hour) => new Date(instantOf(date, hour * 60, timeZone)).toISOString())
  const shown = openings.length > 0 ? periods : [...periods, { from: opens ?? '', to: closes ?? '' }]
  const hours = shown.flatMap(({ from, to }) => [inDay(hourOf(from)), inDay(hourOf(to))])
  const [first, last] = [Math.floor(Math.min(...hours)), Math.ceil(Math.max(...hours))]
  return { first: start + first * 60 * minuteMs, hours: last - first, timeZone }
}

export function placeOf({ first, hours }: DayFrame, { from, to }: Period): Place {
  const at = (instant: string) => Math.min(hours * 60, Math.max(0, (Date.parse(instant) - first) / minuteMs))
  return { from: at(from), length: at(to) - at(from) }
}

/** The instant of a minute of the grid, on its quarters. */
export const instantAt = ({ first }: DayFrame, minute: number): string =>
  new Date(first + Math.round(minute / gridMinutes) * gridMinutes * minuteMs).toISOString()

/** Every quarter of an hour of the grid. */
export const quartersOf = ({ first, hours }: DayFrame): string[] =>
  Array.from({ length: (hours * 60) / gridMinutes }, (_, n) =>
    new Date(first + n * gridMinutes * minuteMs).toISOString(),
  )

export const minutesOf = ({ from, to }: Period): number => (Date.parse(to) - Date.parse(from)) / minuteMs

/** Closed parts of the grid: before, between and after the opening hours. */
export function shutOf(frame: DayFrame, openings: readonly Period[]): Place[] {
  const sorted = openings.map((one) => placeOf(frame, one)).toSorted((a, b) => a.from - b.from)
  const edges = [0, ...sorted.flatMap(({ from, length }) => [from, from + length]), frame.hours * 60]
  return Array.from({ length: edges.length / 2 }, (_, n) => {
    const [from = 0, to = 0] = [edges[2 * n], edges[2 * n + 1]]
    return { from, length: to - from }
  }).filter(({ length }) => length > 0)
}
