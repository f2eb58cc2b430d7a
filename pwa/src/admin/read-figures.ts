import { readNumber } from '@sac/contracts/text/number'

const most = 1_000_000_000

/** What somebody typed as an amount, in hundredths; null where it is none. */
export function amountOf(typed: string): number | null {
  const amount = readNumber(typed, { decimals: 2 })
  const hundredths = amount === null ? null : Math.round(amount * 100)
  return hundredths !== null && hundredths >= 0 && hundredths < most ? hundredths : null
}

/** The same the other way, as it is typed. */
export const amountText = (hundredths: number): string =>
  hundredths % 100 === 0 ? String(hundredths / 100) : (hundredths / 100).toFixed(2)

/** A whole figure, null where it is none. */
export function figureOf(typed: string): number | null {
  const figure = readNumber(typed, { decimals: 0 })
  return figure !== null && figure >= 0 && figure < most ? figure : null
}
