// Money is a whole number of the smallest unit and a currency (design 12). `amount`, a decimal number, is carried beside it for
// readers of the specification and is never calculated with.
import * as z from 'zod/mini'
import { Int4 } from '../ids.ts'

// Of ISO 4217 those whose smallest unit is not a hundredth: an invoice has two decimals (EN 16931, BR-DEC).
const others = new Set(
  'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF BHD IQD JOD KWD LYD OMR TND CLF UYW'.split(' '),
)

/** Code of ISO 4217 of a currency of hundredths. */
export const Currency = z.string().check(
  z.regex(/^[A-Z]{3}$/),
  z.refine((code) => !others.has(code), { error: 'has no hundredths' }),
)

/** What something costs, VAT included, or what goes back; nothing at all too. */
export const Money = z.strictObject({ amountMinor: Int4, currency: Currency })
export type Money = z.infer<typeof Money>

/** More than nothing, at most ten digits of hundredths. */
export const AmountMinor = z.int().check(z.positive(), z.maximum(9_999_999_999))

/** 5000 as 50, in whole units. */
export const amountOf = (minor: number): number => minor / 100

/** 5000 as `50.00`; the minus before it. */
export function decimalText(minor: number): string {
  const digits = String(Math.abs(minor)).padStart(3, '0')
  return `${minor < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}
