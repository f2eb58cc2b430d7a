import { plainDigits } from './latin.ts'

/** What an international number (`+33612345678`) begins with, or ends with; null where nothing was typed that could be a number. */
type PhoneSearch = { begins: string } | { ends: string } | null

// How people set the parts of a number apart.
const between = /[\s\p{Dash}\p{Cf}./()]/gu
/** So many digits of a number without its country tell it from others. */
const leastOfNational = 6

/** A number somebody looks for, as it is typed: with its country, `+33 6…`, `0033 6…`, `33 6…`, or the whole of it without, `06 …`. */
export function phoneSearch(typed: string): PhoneSearch {
  const number = plainDigits(typed).replaceAll(between, '').replace(/^00/, '+')
  if (!/^\+?\d{2,15}$/.test(number)) return null
  if (!number.startsWith('0')) return { begins: number.startsWith('+') ? number : `+${number}` }
  return number.length > leastOfNational ? { ends: number.slice(1) } : null
}
