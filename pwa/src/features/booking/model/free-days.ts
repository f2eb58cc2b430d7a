// The free times of some days, as a person looks at them: which day has any, morning and afternoon, by the centre's clock.
import type { Availability } from '@sac/contracts/http/bookings'

type Day = Availability['days'][number]

/** At a time; what is asked for is no more than these. */
export const weeksShown = 4

const noon = 12

const hourIn = (timeZone: string, instant: string): number =>
  Number(new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hourCycle: 'h23', timeZone }).format(new Date(instant)))

/** The first day with a free time on or after a date; null when there is none. */
export const firstFree = (days: readonly Day[], from = ''): string | null =>
  days.find(({ date, times }) => date >= from && times.length > 0)?.date ?? null

export const timesOn = (days: readonly Day[], date: string | null): readonly string[] =>
  days.find((day) => day.date === date)?.times ?? []

/** Before noon and after, of the centre's clock. */
export const halvesOf = (times: readonly string[], timeZone: string) => ({
  morning: times.filter((time) => hourIn(timeZone, time) < noon),
  afternoon: times.filter((time) => hourIn(timeZone, time) >= noon),
})

/** A date is known not to be free; days nobody has asked about are not. */
export function isKnownFull(days: readonly Day[], date: string): boolean {
  const day = days.find((one) => one.date === date)
  return day !== undefined && day.times.length === 0
}
