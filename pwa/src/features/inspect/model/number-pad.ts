import { readNumber } from '@sac/contracts/text/number'

// What the number pad's keys do to the text being typed, and what that text means. `.` is the decimal sign inside.
export const padKeys = ['7', '8', '9', '4', '5', '6', '1', '2', '3', '.', '0', 'erase'] as const
export type PadKey = (typeof padKeys)[number] | 'sign'

const longest = 9

function appendPoint(text: string, decimals: number): string {
  if (decimals === 0 || text.includes('.')) return text
  return text === '' || text === '-' ? `${text}0.` : `${text}.`
}

function appendDigit(text: string, digit: string, decimals: number): string {
  const fraction = text.split('.')[1]
  if (fraction !== undefined && fraction.length >= decimals) return text
  if (text === '0') return digit
  return text === '-0' ? `-${digit}` : text + digit
}

/** The text after a key. Keys that make no number are ignored: a second point, more decimals than the unit has. */
export function pressKey(text: string, key: PadKey, decimals: number): string {
  if (key === 'erase') return text.slice(0, -1)
  if (key === 'sign') return text.startsWith('-') ? text.slice(1) : `-${text}`
  if (text.length >= longest) return text
  return key === '.' ? appendPoint(text, decimals) : appendDigit(text, key, decimals)
}

/** Typed, pasted or keyed text as a number, its unit behind it or not; null when it is none. */
export const parseReading = (text: string, decimals: number, unit?: string): number | null =>
  readNumber(text, { decimals, ...(unit === undefined ? {} : { unit }) })

/** A recorded value as text to go on typing from. */
export const readingText = (value: number | null, decimals: number): string =>
  value === null ? '' : value.toFixed(decimals)
