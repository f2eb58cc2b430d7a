import { maxSealNumber } from '../ids.ts'
import type { Seal } from './fold.ts'

/**
 * The number of the next seal: one more than the highest known, whoever made it. Where somebody has used up the numbers, the
 * lowest that is free: whose seals count the office decides by who holds the inspection, not by the number.
 */
export function nextSealNumber(seals: readonly Pick<Seal, 'seal'>[]): number {
  const used = new Set(seals.map(({ seal }) => seal))
  const next = Math.max(0, ...used) + 1
  if (next <= maxSealNumber) return next
  let free = 1
  while (used.has(free)) free += 1
  return free
}
