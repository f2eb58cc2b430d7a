import type { Money } from '@sac/contracts/money/money'
import { daysIn } from './days.ts'
import { formatsIn } from './format.ts'
import { type LanguageCode, localeOf } from './language.ts'

export type CustomerFormats = ReturnType<typeof customerFormatsIn>

/** Any Monday; the days of that week follow. */
const aMonday = Date.UTC(2024, 0, 1)
const dayMs = 86_400_000

/** What customers read besides what everybody does: money, weekdays, days written out. Times are the centre's. */
export function customerFormatsIn(language: LanguageCode) {
  const locale = localeOf[language]
  const written = (instant: string | number, options: Intl.DateTimeFormatOptions) =>
    new Date(instant).toLocaleDateString(locale, options)
  const longDay = daysIn(language, { weekday: 'long', day: 'numeric', month: 'long' })
  return {
    ...formatsIn(language),
    /** Whole amounts without decimals: `€79`. */
    money: ({ amountMinor, currency }: Money) =>
      (amountMinor / 100).toLocaleString(locale, {
        style: 'currency',
        currency,
        minimumFractionDigits: amountMinor % 100 === 0 ? 0 : 2,
      }),
    /** 30 as `30 %`, the way of the language. */
    percent: (hundredths: number) => (hundredths / 100).toLocaleString(locale, { style: 'percent' }),
    /** 1 Monday … 7 Sunday. */
    weekday: (weekday: number) => written(aMonday + (weekday - 1) * dayMs, { weekday: 'long', timeZone: 'UTC' }),
    /** `Tuesday 1 December` of an instant in an IANA zone, with the year where it is not this one. */
    longDayIn: (instant: string | number, timeZone: string) => longDay(instant, timeZone),
    /** The same of a calendar date YYYY-MM-DD. */
    longDate: (date: string) => longDay(`${date}T00:00:00Z`, 'UTC'),
    /** `Dec` of a calendar date YYYY-MM-DD … */
    monthOf: (date: string) => written(`${date}T00:00:00Z`, { month: 'short', timeZone: 'UTC' }),
    /** … and the months between two: `November – December 2026`. */
    monthsFromTo: (first: string, last: string) =>
      new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).formatRange(
        new Date(`${first}T00:00:00Z`),
        new Date(`${last}T00:00:00Z`),
      ),
    /** `HH:MM` of a clock, the way of the language. */
    clock: (time: string) =>
      new Date(`1970-01-01T${time === '24:00' ? '00:00' : time}:00Z`).toLocaleTimeString(locale, {
        hour: '2-digit',
        minute: '2-digit',
        timeZone: 'UTC',
      }),
  }
}
