// Numbers and dates as the reader's language writes them. Own tables, so that a new ICU never changes old bytes.
import type { PersonLanguage } from '@sac/contracts/person-language'

const months: Record<PersonLanguage, readonly string[]> = {
  en: 'January February March April May June July August September October November December'.split(' '),
  fr: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' '),
  ar: 'يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر'.split(' '),
}

/** `2026-11-23` as "23 November 2026". */
export function formatDate(date: string, language: PersonLanguage): string {
  const [year = '', month = '', day = ''] = date.split('-')
  const dayText = language === 'fr' && day === '01' ? '1er' : String(Number(day))
  return `${dayText} ${months[language][Number(month) - 1] ?? ''} ${year}`
}

/** A value with its fixed decimals: 4.5 as "4,50" in French. */
export function formatNumber(value: number, decimals: number, language: PersonLanguage): string {
  const [whole = '', fraction] = Math.abs(value).toFixed(decimals).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '\u00A0')
  const text = fraction === undefined ? grouped : `${grouped}${language === 'en' ? '.' : ','}${fraction}`
  return value < 0 && /[1-9]/.test(text) ? `\u2212${text}` : text
}
