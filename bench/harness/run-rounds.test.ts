import { expect, test } from 'vitest'
import { median, medianOf, readable, runRounds } from './run-rounds.ts'

test('every contender runs once a round and the first place goes round', async () => {
  const order: string[] = []
  const contender = (name: string, factor: number) => ({
    name,
    run: (round: number) => {
      order.push(name)
      return Promise.resolve({ seconds: factor * (round + 1) })
    },
  })
  const results = await runRounds([contender('a', 1), contender('b', 10)], { rounds: 3, said: () => undefined })
  expect(order.join('')).toBe('abbaab')
  expect(medianOf(results, 'b', 'seconds')).toBe(20)
  expect(medianOf(results, 'b', 'bytes')).toBeNaN()
})

test('the median of an even number of values lies between the middle two', () => {
  expect(median([4, 1, 3, 2])).toBe(2.5)
  expect(median([5])).toBe(5)
})

test('figures read with three digits, and what never came reads never', () => {
  expect([1234.5678, 0.012345, 12, Infinity].map(readable)).toEqual(['1235', '0.0123', '12', 'never'])
})
