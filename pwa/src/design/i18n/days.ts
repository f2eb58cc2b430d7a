import { dateIn } from '@sac/contracts/inspection/calendar'
import { type LanguageCode, localeOf } from './language.ts'

/** Without a time zone it is the device's. */
type InZone = (instant: string | number, timeZone?: string) => string

/** `YYYY-MM-DD` of an instant. */
function dateOf(instant: string | number, timeZone: string | undefined): string {
  const at = new Date(instant)
  if (timeZone !== undefined) return dateIn(timeZone, at.toISOString())
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 10)
}

/** Days of a language, with the year where it is not this one: nobody takes what was then for what was lately. */
export function daysIn(language: LanguageCode, shown: Intl.DateTimeFormatOptions): InZone {
  const made = new Map<string, Intl.DateTimeFormat>()
  return (instant, timeZone) => {
    const isThisYear = dateOf(instant, timeZone).slice(0, 4) === dateOf(Date.now(), timeZone).slice(0, 4)
    const key = `${isThisYear} ${timeZone}`
    const options = { ...shown, ...(isThisYear ? {} : { year: 'numeric' as const }), ...(timeZone && { timeZone }) }
    const format = made.get(key) ?? new Intl.DateTimeFormat(localeOf[language], options)
    made.set(key, format)
    return format.format(new Date(instant))
  }
}

export const isToday = (instant: string | number, timeZone?: string): boolean =>
  dateOf(instant, timeZone) === dateOf(Date.now(), timeZone)
