// Calendar arithmetic on `YYYY-MM-DD` dates. Test dates are dates in the centre's time zone, never UTC days or milliseconds.

const dayMs = 86_400_000
const utc = (date: string) => Date.parse(`${date}T00:00:00Z`)
const toDate = (ms: number) => new Date(ms).toISOString().slice(0, 10)

// Making a formatter costs a hundred times what using it does; there are as many as time zones that exist.
function formatsOf(locale: string, options: Intl.DateTimeFormatOptions): (timeZone: string) => Intl.DateTimeFormat {
  const formats = new Map<string, Intl.DateTimeFormat>()
  return (timeZone) => {
    const format = formats.get(timeZone) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone })
    formats.set(timeZone, format)
    return format
  }
}

const dateFormat = formatsOf('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit' })
const wallFormat = formatsOf('en-US', {
  hourCycle: 'h23',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
  second: 'numeric',
})

/** The calendar date of an instant in an IANA time zone. */
export const dateIn = (timeZone: string, instant: string): string => dateFormat(timeZone).format(new Date(instant))

/** `days` may be negative. */
export const addDays = (date: string, days: number): string => toDate(utc(date) + days * dayMs)

/** Same day of the month, or the last day of a shorter month: 2024-02-29 + 12 = 2025-02-28, 2025-01-31 + 1 = 2025-02-28. */
export function addMonths(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  const first = new Date(Date.UTC(year, month - 1 + months, 1))
  const lastDay = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  return toDate(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), Math.min(day, lastDay)))
}

/** Days since 1970-01-01, as the certificate's claims carry dates. */
export const toEpochDays = (date: string): number => utc(date) / dayMs
export const fromEpochDays = (days: number): string => toDate(days * dayMs)

function offsetAt(timeZone: string, ms: number): number {
  const parts = wallFormat(timeZone).formatToParts(new Date(ms))
  const part = (type: string) => Number(parts.find((candidate) => candidate.type === type)?.value)
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second')) - ms
}

/** The last second of a date in a time zone, in seconds since the epoch (a CWT `exp`). */
export function endOfDay(date: string, timeZone: string): number {
  const wall = utc(date) + dayMs - 1000
  const guess = wall - offsetAt(timeZone, wall)
  return (wall - offsetAt(timeZone, guess)) / 1000
}

/** Offsets the day before a date and after it: nearly always one, and asked for each time of a day again. */
function offsetsAround(date: string, timeZone: string): readonly [before: number, after: number] {
  const key = `${timeZone} ${date}`
  const known = knownOffsets.get(key)
  if (known) return known
  const offsets = [offsetAt(timeZone, utc(date) - dayMs), offsetAt(timeZone, utc(date) + 2 * dayMs)] as const
  if (knownOffsets.size >= 10_000) knownOffsets.clear()
  knownOffsets.set(key, offsets)
  return offsets
}
const knownOffsets = new Map<string, readonly [number, number]>()

/**
 * When the clocks of a time zone show `minutes` after midnight of a date, in milliseconds since the epoch. A time that is left out
 * when clocks go forward is an hour later; of one that comes twice it is the second.
 */
export function instantOf(date: string, minutes: number, timeZone: string): number {
  const wall = utc(date) + minutes * 60_000
  const [before, after] = offsetsAround(date, timeZone)
  const at = wall - after
  // By the later offset, unless that is not yet in force.
  return before === after || offsetAt(timeZone, at) === after ? at : wall - before
}
