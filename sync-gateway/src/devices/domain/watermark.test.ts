import { gaps, toRanges } from '@sac/contracts/sync/ranges'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type EpochRecord, maxMissingRanges, watermarkFor } from './watermark.ts'

const record = (epoch: string, numbers: number[], parts: Partial<EpochRecord> = {}): EpochRecord => ({
  epoch,
  head: 0,
  received: toRanges(numbers),
  forkedAt: null,
  ...parts,
})

describe('the watermark', () => {
  test('counts what came under every epoch of a device that is one', () => {
    const epochs = [record('a', [1, 2, 3]), record('b', [4, 6], { head: 7 })]
    expect(watermarkFor({ epochs, epoch: 'b', archived: 2 })).toEqual({
      contiguous: 4,
      archived: 2,
      missing: [
        [5, 5],
        [7, 7],
      ],
    })
  })

  test('never lets a profile take another profile’s line for its own after a fork', () => {
    const epochs = [record('a', [1, 2, 3, 4], { forkedAt: 3 }), record('b', [4], { head: 5 })]
    expect(watermarkFor({ epochs, epoch: 'a', archived: 0 })).toMatchObject({ contiguous: 2 })
    expect(watermarkFor({ epochs, epoch: 'b', archived: 0 })).toMatchObject({
      contiguous: 2,
      missing: [
        [3, 3],
        [5, 5],
      ],
    })
  })

  test('never claims archived beyond what is contiguous', () => {
    expect(watermarkFor({ epochs: [record('a', [1])], epoch: 'a', archived: 9 }).archived).toBe(1)
  })

  test('of an unknown epoch of a new device is empty', () => {
    expect(watermarkFor({ epochs: [], epoch: 'a', archived: 0 })).toEqual({ contiguous: 0, archived: 0, missing: [] })
  })

  test('with more gaps than it can name never leaves one out', () => {
    const odd = Array.from({ length: maxMissingRanges + 50 }, (_, at) => 2 * at + 2)
    const { missing } = watermarkFor({ epochs: [record('a', odd)], epoch: 'a', archived: 0 })
    expect(missing).toHaveLength(maxMissingRanges)
    const named = new Set(missing.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, at) => from + at)))
    for (const [from] of gaps(toRanges(odd), 2 * maxMissingRanges + 100)) expect(named.has(from)).toBe(true)
  })

  test('acknowledges exactly what came, below the head, where nothing forked', () => {
    const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { maxLength: 30 })
    fc.assert(
      fc.property(numbers, numbers, fc.nat(30), (a, b, head) => {
        const epochs = [record('a', a), record('b', b, { head })]
        const { contiguous, missing } = watermarkFor({ epochs, epoch: 'b', archived: 0 })
        const known = Math.max(head, ...a, ...b)
        for (let seq = 1; seq <= known; seq++) {
          const lacking = missing.some(([from, to]) => from <= seq && seq <= to)
          expect(lacking).toBe(!a.includes(seq) && !b.includes(seq))
          if (seq <= contiguous) expect(lacking).toBe(false)
        }
      }),
    )
  })
})
