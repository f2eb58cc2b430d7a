import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { below, contiguous, count, gaps, highest, type RangeSet, toRangeSet, toRanges, union } from './ranges.ts'

const numbers = fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 60 })
const members = (set: RangeSet) =>
  set.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, at) => first + at))
const sorted = (list: readonly number[]) => [...new Set(list)].toSorted((a, b) => a - b)

test('a set has exactly its members, in ranges that never touch', () => {
  fc.assert(
    fc.property(numbers, (list) => {
      const set = toRanges(list)
      expect(members(set)).toEqual(sorted(list))
      expect(set.every(([first], at) => at === 0 || first > (set[at - 1]?.[1] ?? 0) + 1)).toBe(true)
    }),
  )
})

test('union, below, gaps, highest and count agree with plain sets', () => {
  fc.assert(
    fc.property(numbers, numbers, fc.integer({ min: 0, max: 45 }), (a, b, limit) => {
      const both = sorted([...a, ...b])
      const set = union(toRanges(a), toRanges(b))
      expect(members(set)).toEqual(both)
      expect(members(below(set, limit))).toEqual(both.filter((n) => n < limit))
      const all = Array.from({ length: limit }, (_, at) => at + 1)
      expect(members(gaps(set, limit))).toEqual(all.filter((n) => !both.includes(n)))
      expect(highest(set)).toBe(both.at(-1) ?? 0)
      expect(count(set)).toBe(both.length)
    }),
  )
})

test('contiguous is the last number before the first gap', () => {
  expect(contiguous(toRangeSet([[2, 9]]))).toBe(0)
  expect(
    contiguous(
      toRangeSet([
        [4, 6],
        [1, 3],
      ]),
    ),
  ).toBe(6)
  expect(
    contiguous(
      toRangeSet([
        [1, 3],
        [5, 6],
      ]),
    ),
  ).toBe(3)
  expect(contiguous([])).toBe(0)
})
