// Sets of sequence numbers as inclusive ranges: sorted, disjoint, never touching.

export type Range = readonly [first: number, last: number]
export type RangeSet = readonly Range[]

/** Any ranges, in any order, overlapping or not, as a set. */
export function toRangeSet(ranges: readonly Range[]): [number, number][] {
  const sorted = ranges.toSorted((a, b) => a[0] - b[0])
  const set: [number, number][] = []
  for (const [first, last] of sorted) {
    const previous = set.at(-1)
    if (previous && first <= previous[1] + 1) previous[1] = Math.max(previous[1], last)
    else set.push([first, last])
  }
  return set
}

/** The numbers as a set. */
export const toRanges = (numbers: readonly number[]): [number, number][] =>
  toRangeSet(numbers.map((number) => [number, number] as const))

export const union = (...sets: readonly RangeSet[]): RangeSet => toRangeSet(sets.flat())

/** The members lower than `limit`. */
export const below = (set: RangeSet, limit: number): RangeSet =>
  set.filter(([first]) => first < limit).map(([first, last]) => [first, Math.min(last, limit - 1)] as const)

/** What is absent from 1 … `head`. */
export function gaps(set: RangeSet, head: number): RangeSet {
  const missing: Range[] = []
  let next = 1
  for (const [first, last] of set) {
    if (first > next && next <= head) missing.push([next, Math.min(first - 1, head)])
    next = last + 1
  }
  if (next <= head) missing.push([next, head])
  return missing
}

/** The highest number with nothing absent below it; 0 when 1 is absent. */
export function contiguous(set: RangeSet): number {
  const [first] = set
  return first && first[0] <= 1 ? first[1] : 0
}

export const highest = (set: RangeSet): number => set.at(-1)?.[1] ?? 0

export const count = (set: RangeSet): number => set.reduce((sum, [first, last]) => sum + last - first + 1, 0)
