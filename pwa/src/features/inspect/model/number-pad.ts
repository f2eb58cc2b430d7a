import { readNumber } from '@sac/contracts/text/number'

// What the number pad's keys do to the text being typed, and what that text means. `.` is the decimal sign inside.
export const padKeys = ['7', '8', '9', '4', '5', '6', '1', '2', '3', '.', '0', 'erase'] as const
export type PadKey = (typeof padKeys)[number] | 'sign'

const longest = 9

/** `belowTen`: nearly every value has one digit before the point, so the second goes behind it by itself. */
export type PadStyle = { decimals: number; belowTen?: boolean }

type Range = { decimals: number; plausible: { min: number; max: number } }

/** Forces, treads, gases. Where two digits before the point are common nothing is put in by itself. */
export const padStyleOf = ({ decimals, plausible: { min, max } }: Range): PadStyle => ({
  decimals,
  belowTen: decimals > 0 && Math.max(-min, max) < 20,
})

function appendPoint(text: string, { decimals, belowTen }: PadStyle): string {
  // Ten and above: the point is put where it was not expected.
  if (belowTen && /^-?\d\.\d$/.test(text)) return `${text.replace('.', '')}.`
  if (decimals === 0 || text.includes('.')) return text
  return text === '' || text === '-' ? `${text}0.` : `${text}.`
}

function appendDigit(text: string, digit: string, { decimals, belowTen }: PadStyle): string {
  const fraction = text.split('.')[1]
  if (fraction !== undefined && fraction.length >= decimals) return text
  if (belowTen && /^-?\d$/.test(text)) return `${text}.${digit}`
  if (text === '0') return digit
  return text === '-0' ? `-${digit}` : text + digit
}

/** The text after a key. Keys that make no number are ignored: a second point, more decimals than the unit has. */
export function pressKey(text: string, key: PadKey, style: PadStyle): string {
  if (key === 'erase') return text.slice(0, -1)
  if (key === 'sign') return text.startsWith('-') ? text.slice(1) : `-${text}`
  if (text.length >= longest) return text
  return key === '.' ? appendPoint(text, style) : appendDigit(text, key, style)
}

/** Typed, pasted or keyed text as a number, its unit behind it or not; null when it is none. */
export const parseReading = (text: string, decimals: number, unit?: string): number | null =>
  readNumber(text, { decimals, ...(unit === undefined ? {} : { unit }) })

/** A recorded value as text to go on typing from. */
export const readingText = (value: number | null, decimals: number): string =>
  value === null ? '' : value.toFixed(decimals)
