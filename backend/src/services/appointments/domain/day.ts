// Which times of a day are free: opening hours without closures, without what is booked, on the centre's grid.
import { type CentreOffer, gridMinutes } from '@sac/contracts/http/centres'
import { addDays, dateIn, instantOf } from '@sac/contracts/inspection/calendar'

/** Instants in milliseconds; the end is not part of it. */
export type Interval = readonly [from: number, to: number]

/** What is booked of each bay on a day. */
export type Booked = { bay: string; from: number; to: number }

type Place = { date: string; timeZone: string; offer: Pick<CentreOffer, 'openingHours' | 'closures'> }

export const minuteMs = 60_000
const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

/** 1 Monday … 7 Sunday. */
const weekdayOf = (date: string) => new Date(`${date}T00:00:00Z`).getUTCDay() || 7

const closuresOf = ({ date, offer }: Place) =>
  offer.closures.filter(({ firstDay, lastDay }) => firstDay <= date && date <= lastDay)

/** When the centre is open on a date of its calendar. Where clocks change in between, a day has an hour more or less. */
export function openingsOf(place: Place): Interval[] {
  const { date, timeZone, offer } = place
  if (closuresOf(place).some(({ bay }) => bay === null)) return []
  const at = (time: string) =>
    time === '24:00' ? instantOf(addDays(date, 1), 0, timeZone) : instantOf(date, minutesOf(time), timeZone)
  return offer.openingHours
    .filter(({ weekday }) => weekday === weekdayOf(date))
    .map(({ opens, closes }) => [at(opens), at(closes)] as const)
    .toSorted(([a], [b]) => a - b)
}

/** Bays that are not closed on a date. */
export function workingBays(place: Place & { bays: readonly string[] }): string[] {
  const closed = new Set(closuresOf(place).map(({ bay }) => bay))
  return place.bays.filter((bay) => !closed.has(bay))
}

/** Beginnings on the grid, counted from each opening, of something that takes `minutes` and ends before closing. */
export function gridOf(openings: readonly Interval[], minutes: number): number[] {
  const times = openings.flatMap(([opens, closes]) => {
    const count = Math.floor((closes - opens - minutes * minuteMs) / (gridMinutes * minuteMs)) + 1
    return Array.from({ length: Math.max(0, count) }, (_, n) => opens + n * gridMinutes * minuteMs)
  })
  return [...new Set(times)].toSorted((a, b) => a - b)
}

type Asked = Place & { bays: readonly string[]; booked: readonly Booked[]; minutes: number; notBefore: number }

/** Beginnings at which one of the bays is free for `minutes`, in order. */
export function freeTimesOf({ booked, minutes, notBefore, ...place }: Asked): number[] {
  const lanes = workingBays(place).map((bay) => booked.filter((one) => one.bay === bay))
  const isFree = (lane: readonly Booked[], time: number) =>
    lane.every(({ from, to }) => to <= time || time + minutes * minuteMs <= from)
  return gridOf(openingsOf(place), minutes).filter(
    (time) => time >= notBefore && lanes.some((lane) => isFree(lane, time)),
  )
}

type Occupies = { bay: string; userId: string | null; scheduledAt: Date; endsAt: Date }

/**
 * Whether a centre is open when somebody comes. What staff planned without an account may lie outside of the hours of a day, as they
 * have no rules; on a day on which nobody is there it may not.
 */
export function opensFor({ bays, ...place }: Omit<Place, 'date'> & { bays: readonly string[] }) {
  const days = new Map<string, { openings: Interval[]; working: string[] }>()
  const dayOf = (date: string) => {
    const known = days.get(date)
    if (known) return known
    const on = { ...place, date }
    const day = { openings: openingsOf(on), working: workingBays({ ...on, bays }) }
    days.set(date, day)
    return day
  }
  return ({ bay, userId, scheduledAt, endsAt }: Occupies): boolean => {
    const { openings, working } = dayOf(dateIn(place.timeZone, scheduledAt.toISOString()))
    const isWithin = ([opens, closes]: Interval) => opens <= scheduledAt.getTime() && endsAt.getTime() <= closes
    return working.includes(bay) && (userId === null ? openings.length > 0 : openings.some(isWithin))
  }
}
