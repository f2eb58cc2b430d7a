import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { SealNumber } from '../ids.ts'
import { nextSealNumber } from './next-seal-number.ts'

const seal = fc.record({ seal: fc.oneof(fc.integer({ min: 1, max: 12 }), fc.constantFrom(9_998, 9_999)) })

test('whatever numbers have been used, the next one is new and may be used', () => {
  fc.assert(
    fc.property(fc.array(seal), (seals) => {
      const next = nextSealNumber(seals)
      expect(z.safeParse(SealNumber, next).success).toBe(true)
      expect(seals.map(({ seal: used }) => used)).not.toContain(next)
    }),
  )
})

test('it is the highest so far plus one, while there is one', () => {
  expect([nextSealNumber([]), nextSealNumber([{ seal: 4 }, { seal: 2 }])]).toEqual([1, 5])
})
