import type { Range } from '@sac/contracts/sync/ranges'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { joinWatermarks, missingRanges, receivedRanges } from './received.ts'

const head = 40
/** What the office has of 1 … head, and its word on it. */
const received = fc.uniqueArray(fc.integer({ min: 1, max: head }))
function wordOn(seqs: readonly number[]) {
  const missing: [number, number][] = []
  for (let seq = 1; seq <= head; seq += 1) {
    if (seqs.includes(seq)) continue
    const last = missing.at(-1)
    if (last && last[1] === seq - 1) last[1] = seq
    else missing.push([seq, seq])
  }
  return { contiguous: (missing[0]?.[0] ?? head + 1) - 1, archived: 0, missing }
}
const members = (ranges: readonly Range[]) =>
  ranges.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, n) => first + n))
const sorted = (seqs: readonly number[]) => seqs.toSorted((a, b) => a - b)

test('every seq up to the head is received or missing, as the office says', () => {
  fc.assert(
    fc.property(received, (seqs) => {
      const word = { watermark: wordOn(seqs), head }
      expect(members(receivedRanges(word))).toEqual(sorted(seqs))
      expect(sorted([...members(receivedRanges(word)), ...members(missingRanges(word))])).toEqual(
        Array.from({ length: head }, (_, n) => n + 1),
      )
    }),
  )
})

test('of lines after the head the office says nothing unless everything before them is there', () => {
  const watermark = { contiguous: 3, archived: 0, missing: [[4, 9]] as [number, number][] }
  expect(receivedRanges({ watermark, head: 6 })).toEqual([[1, 3]])
  expect(missingRanges({ watermark, head: 6 })).toEqual([[4, 6]])
  expect(receivedRanges({ watermark: { contiguous: 8, archived: 0, missing: [] }, head: 6 })).toEqual([[1, 8]])
})

test('of two words given together, whatever either has is received', () => {
  fc.assert(
    fc.property(received, received, (a, b) => {
      expect(joinWatermarks(wordOn(a), wordOn(b), head)).toEqual(wordOn([...a, ...b]))
    }),
  )
})
