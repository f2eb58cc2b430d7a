// VAT inside a price that includes it. Rates are in hundredths of a percent: 2000 is 20 %.
import * as z from 'zod/mini'

/** None, or at least half a percent: no law has less, and the rules for electronic invoices take less for none (BR-CO-17). */
export const VatRate = z.int().check(
  z.nonnegative(),
  z.maximum(10_000),
  z.refine((rate) => rate === 0 || rate >= 50, { error: 'is less than half a percent' }),
)

/** The VAT in an inclusive amount, rounded to the nearest minor unit, halves up. */
export const vatWithin = (grossMinor: number, vatRate: number): number =>
  Math.floor((2 * grossMinor * vatRate + 10_000 + vatRate) / (2 * (10_000 + vatRate)))

/**
 * Whole numbers in the proportion of `weights` whose sum is `total`: each is rounded down, and what is left goes to the largest
 * remainders, the first of equal ones first. All nothing where the weights are.
 */
export function inProportion(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0)
  if (sum === 0) return weights.map(() => 0)
  const parts = weights.map((weight, at) => {
    const exact = BigInt(total) * BigInt(weight)
    return { at, part: Number(exact / BigInt(sum)), rest: exact % BigInt(sum) }
  })
  const left = total - parts.reduce((all, { part }) => all + part, 0)
  const luckiest = parts.toSorted((a, b) => Number(b.rest > a.rest) - Number(b.rest < a.rest) || a.at - b.at)
  const lucky = new Set(luckiest.slice(0, left).map(({ at }) => at))
  return parts.map(({ at, part }) => part + (lucky.has(at) ? 1 : 0))
}
