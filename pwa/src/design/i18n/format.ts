import { daysIn, isToday } from './days.ts'
import { type LanguageCode, localeOf } from './language.ts'

export type Formats = ReturnType<typeof formatsIn>

const megabyte = 1024 * 1024

/** Made when it is first asked for: few screens need all, and each costs a cold browser milliseconds. */
function madeOnce(locale: string, options: Intl.DateTimeFormatOptions): () => Intl.DateTimeFormat {
  let made: Intl.DateTimeFormat | null = null
  return () => (made ??= new Intl.DateTimeFormat(locale, options))
}

/** Numbers, dates and amounts of a language. Dates and times are the device's own zone: they speak to the person holding it. */
export function formatsIn(language: LanguageCode) {
  const locale = localeOf[language]
  const time = madeOnce(locale, { hour: '2-digit', minute: '2-digit' })
  const day = daysIn(language, { weekday: 'short', day: 'numeric', month: 'short' })
  const date = madeOnce(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
  /** Keeps a figure with its unit together and left-to-right inside Arabic text. */
  const isolate = (text: string) => (language === 'ar' ? `\u2066${text}\u2069` : text)
  const number = (value: number, decimals = 0) =>
    value.toLocaleString(locale, { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
  const list = (items: readonly (string | false | null | undefined)[]) =>
    items.filter(Boolean).join(language === 'ar' ? '، ' : ', ')
  const timeIn = (instant: string | number, timeZone?: string) =>
    new Date(instant).toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit', ...(timeZone && { timeZone }) })
  return {
    number,
    /** A figure that is text already, with its unit. */
    amount: (figure: string, unit: string) => isolate(`${figure}\u00a0${unit}`),
    /** What there is of these, with the comma of the language. */
    list,
    decimalSign: () => (0.5).toLocaleString(locale).charAt(1),
    /** At most `decimals` places, none when it is whole. */
    upTo: (value: number, decimals: number) => value.toLocaleString(locale, { maximumFractionDigits: decimals }),
    /** `instant`: ISO text or milliseconds. */
    time: (instant: string | number) => time().format(new Date(instant)),
    timeToSecond: (instant: string | number) =>
      new Date(instant).toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit', second: '2-digit' }),
    /** The same in an IANA zone: appointments are times of the centre. */
    timeIn,
    /** With the year where it is not this one, as all days. */
    day: (instant: string | number) => day(instant),
    dayIn: (instant: string | number, timeZone: string) => day(instant, timeZone),
    /** The time of day, with its day where that is not today. */
    moment: (instant: string | number, timeZone?: string) =>
      list([!isToday(instant, timeZone) && day(instant, timeZone), timeIn(instant, timeZone)]),
    /** `date`: a calendar date YYYY-MM-DD. */
    date: (value: string) => date().format(new Date(`${value}T00:00:00Z`)),
    size: (bytes: number) =>
      isolate(
        bytes < megabyte ? `${number(Math.ceil(bytes / 1024))}\u00a0kB` : `${number(bytes / megabyte, 1)}\u00a0MB`,
      ),
  }
}
