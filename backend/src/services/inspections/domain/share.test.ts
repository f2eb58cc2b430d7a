import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shareOf } from './share.ts'

// Newcombe (1998), table I, Wilson without continuity correction.
test.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])('%i of %i lie between %f and %f', (some, all, low, high) => {
  const found = shareOf(some, all)
  expect(found?.low).toBeCloseTo(low, 4)
  expect(found?.high).toBeCloseTo(high, 4)
})

test('the interval holds the share and stays within 0 and 1; of none there is no share', () => {
  fc.assert(
    fc.property(fc.nat(5_000), fc.nat(5_000), (a, b) => {
      const found = shareOf(Math.min(a, b), Math.max(a, b))
      if (found === null) return Math.max(a, b) === 0
      const { share, low, high } = found
      return low >= 0 && low <= share + 1e-12 && share <= high + 1e-12 && high <= 1
    }),
  )
})
