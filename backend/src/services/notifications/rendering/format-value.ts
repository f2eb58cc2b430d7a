// Values as people of a language write them.
import type { PersonLanguage } from '@sac/contracts/person-language'
import type { StatusReason } from '../templates/words.ts'
import { wordsIn } from '../templates/words-in.ts'
import type { Format } from './placeholders.ts'

/** Latin digits in Arabic, too, as on the papers. */
const localeOf: Readonly<Record<PersonLanguage, string>> = { en: 'en-GB', fr: 'fr-FR', ar: 'ar-MA-u-nu-latn' }

const time = { hour: '2-digit', minute: '2-digit', hour12: false } as const
const day = { weekday: 'long', day: 'numeric', month: 'long' } as const

const instantFormats: Readonly<Partial<Record<Format, Intl.DateTimeFormatOptions>>> = {
  moment: { ...day, ...time },
  brief: { weekday: 'short', day: 'numeric', month: 'short', ...time },
  time,
}

export type Formatting = { language: PersonLanguage; timeZone: string; currency: string | null }

/** null for what is not there, and for no money at all. */
export function formatValue(value: unknown, format: Format, formatting: Formatting): string | null {
  if (value === null || value === undefined) return null
  if (format === 'money') return formatMoney(value, formatting)
  if (format === 'hours' || format === 'weeks') return formatSpan(value as number, units[format], formatting)
  const text = typeof value === 'number' ? String(value) : (value as string)
  return format === 'plain' ? text : formatText(text, format, formatting)
}

const formatText = (text: string, format: Format, formatting: Formatting): string =>
  format === 'reason' ? formatReason(text, formatting) : formatTime(text, format, formatting)

/** A reason of a later release is another reason. */
function formatReason(code: string, { language }: Formatting): string {
  const { reasons } = wordsIn(language)
  return code in reasons ? reasons[code as StatusReason] : reasons.other
}

function formatTime(text: string, format: Format, { language, timeZone }: Formatting): string {
  const options = instantFormats[format]
  // A calendar date is the same everywhere.
  const shown = options
    ? { ...options, timeZone }
    : ({ day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const)
  const written = new Intl.DateTimeFormat(localeOf[language], shown).format(new Date(text))
  return language === 'fr' ? written.replace(/(^|\s)1(?=\s\p{L})/u, '$11er') : written
}

const units = { hours: 'hour', weeks: 'week' } as const

const formatSpan = (count: number, unit: 'hour' | 'week', { language }: Formatting) =>
  new Intl.NumberFormat(localeOf[language], { style: 'unit', unit, unitDisplay: 'long' }).format(count)

type Amount = { amountMinor: number; currency: string | null }

function formatMoney(value: unknown, { language, currency }: Formatting): string | null {
  const money: Amount = typeof value === 'number' ? { amountMinor: value, currency } : (value as Amount)
  if (money.amountMinor === 0 || money.currency === null) return null
  const shown = { style: 'currency', currency: money.currency } as const
  return new Intl.NumberFormat(localeOf[language], shown).format(money.amountMinor / 100)
}
