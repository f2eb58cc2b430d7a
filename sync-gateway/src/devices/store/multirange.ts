import type { RangeSet } from '@sac/contracts/sync/ranges'

/** PostgreSQL's text of an int8multirange, `{[1,6),[8,9)}`, as a set of inclusive ranges. */
export function fromMultirange(text: string): RangeSet {
  return [...text.matchAll(/\[(\d+),(\d+)\)/g)].map(([, first, end]) => [Number(first), Number(end) - 1] as const)
}

export function toMultirange(set: RangeSet): string {
  return `{${set.map(([first, last]) => `[${first},${last}]`).join(',')}}`
}
