import type { Words } from '#words/words.tsx'
import type { Bounds } from '../model/measured-places.ts'

type Style = { words: Words; unit: string; decimals: number }

/** Limits in words: `at most 30 %`, `1.5 to 2.2 bar`; null when there are none. */
export function limitWords({ min, max }: Bounds, { words, unit, decimals }: Style): string | null {
  const { measure } = words.messages
  const show = (value: number) => words.formats.amount(words.formats.upTo(value, decimals), unit)
  if (min !== null && max !== null) return measure.limitBoth(words.formats.upTo(min, decimals), show(max))
  if (min !== null) return measure.limitMin(show(min))
  return max === null ? null : measure.limitMax(show(max))
}
