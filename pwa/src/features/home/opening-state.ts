// Whether a centre is open now, and until or from when, by its own clock.
import type { PublicCentre } from '@sac/contracts/http/centres'
import { addDays } from '@sac/contracts/inspection/calendar'

type Hours = Pick<PublicCentre, 'openingHours' | 'closures' | 'timeZone'>

export type OpeningState =
  | { status: 'open'; until: string }
  /** `date`: the day it opens, YYYY-MM-DD. */
  | { status: 'closed'; date: string; opens: string; isToday: boolean }
  /** Not within a fortnight. */
  | { status: 'unknown' }

/** Day and `HH:MM` of an instant (milliseconds) in an IANA zone. */
export function clockIn(timeZone: string, now: number): { date: string; time: string } {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short', timeStyle: 'short', hourCycle: 'h23' })
  const [date = '', time = ''] = parts.format(now).split(', ')
  return { date, time }
}

/** 1 Monday … 7 Sunday of a calendar date. */
export const weekdayOf = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay() || 7

const isClosedOn = ({ closures }: Hours, date: string): boolean =>
  closures.some(({ bay, firstDay, lastDay }) => bay === null && firstDay <= date && date <= lastDay)

/** When the centre is open on a day, the earliest first; none when it is closed. */
export const hoursOn = (hours: Hours, date: string): { opens: string; closes: string }[] =>
  isClosedOn(hours, date)
    ? []
    : hours.openingHours
        .filter(({ weekday }) => weekday === weekdayOf(date))
        .toSorted((one, two) => one.opens.localeCompare(two.opens))

const lookAhead = 14

export function openingState(hours: Hours, now: number): OpeningState {
  const { date, time } = clockIn(hours.timeZone, now)
  const open = hoursOn(hours, date).find(({ opens, closes }) => opens <= time && time < closes)
  if (open) return { status: 'open', until: open.closes }
  for (let ahead = 0; ahead < lookAhead; ahead += 1) {
    const day = addDays(date, ahead)
    const next = hoursOn(hours, day).find(({ opens }) => ahead > 0 || opens > time)
    if (next) return { status: 'closed', date: day, opens: next.opens, isToday: ahead === 0 }
  }
  return { status: 'unknown' }
}
