import { plainDigits } from './latin.ts'

type Shape = {
  /** Digits after the decimal sign, at most. */
  decimals: number
  /** May stand behind the number, in any case. */
  unit?: string
}

// Full stop, comma, their Arabic sisters, and the apostrophes of Switzerland.
const grouped = /^\d{1,3}([.,٫٬'’ʼ]\d{3})+$/

/**
 * A number as people write or copy it: digits of any script, groups of three set apart by any sign, comma or point before the decimals,
 * the unit behind it. Null when it could mean something else, or nothing: `12.5` is no whole number, `1.2.3` none at all.
 */
export function readNumber(typed: string, { decimals, unit = '' }: Shape): number | null {
  const text = withoutUnit(
    plainDigits(typed)
      .replaceAll(/[\s\p{Cf}]/gu, '')
      .replace(/^[−–]/, '-'),
    unit,
  )
  const minus = text.startsWith('-') ? '-' : ''
  const plain = plainNumber(text.slice(minus.length), decimals)
  return plain === null ? null : Number(minus + plain)
}

/** Digits with a point before the decimals. */
function plainNumber(text: string, decimals: number): string | null {
  const [whole, fraction] = splitDecimals(text, decimals)
  // Three digits after the only sign may be a thousand, or finer than what is asked for.
  if (decimals > 0 && fraction === '' && /^\d+[.,٫]\d+$/.test(whole)) return null
  const plain = withoutGroups(whole)
  return plain === null || plain + fraction === '' || !/^\d*$/.test(fraction) ? null : `${plain || '0'}.${fraction}`
}

function withoutUnit(text: string, unit: string): string {
  return unit !== '' && text.toLowerCase().endsWith(unit.toLowerCase()) ? text.slice(0, -unit.length) : text
}

// The last sign is a decimal one where the number may have decimals and no more follow it than it may have.
function splitDecimals(digits: string, decimals: number): [string, string] {
  const at = Math.max(...Array.from('.,٫', (one) => digits.lastIndexOf(one)))
  const isDecimal = at >= 0 && decimals > 0 && digits.length - at - 1 <= decimals
  return isDecimal ? [digits.slice(0, at), digits.slice(at + 1)] : [digits, '']
}

// Groups count as such when all are set apart by one and the same sign.
function withoutGroups(digits: string): string | null {
  if (/^\d*$/.test(digits)) return digits
  const signs = new Set(digits.replaceAll(/\d/g, ''))
  return grouped.test(digits) && signs.size === 1 ? digits.replaceAll(/\D/g, '') : null
}
