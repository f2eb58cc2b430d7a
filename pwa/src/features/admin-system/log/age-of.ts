import type { Messages } from '#words/admin/words.tsx'

type Unit = keyof Messages['system']['flow']['units']

const units: readonly [Unit, number][] = [
  ['days', 86_400],
  ['hours', 3_600],
  ['minutes', 60],
]

/** Seconds in the largest unit that is whole, such as 90 as one minute. */
export function ageOf(seconds: number): { value: number; unit: Unit } {
  for (const [unit, size] of units) if (seconds >= size) return { value: Math.floor(seconds / size), unit }
  return { value: seconds, unit: 'seconds' }
}
