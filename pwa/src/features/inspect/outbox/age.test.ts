import { expect, test } from 'vitest'
import { ageOf } from './age.ts'

const now = Date.parse('2026-11-23T12:00:00.000Z')

test('an age is told in the largest unit that fits', () => {
  expect(ageOf('2026-11-23T11:58:30.000Z', now)).toEqual({ unit: 'minutes', count: 1 })
  expect(ageOf('2026-11-23T09:30:00.000Z', now)).toEqual({ unit: 'hours', count: 2 })
  expect(ageOf('2026-11-20T11:00:00.000Z', now)).toEqual({ unit: 'days', count: 3 })
})

test('a clock that runs ahead makes no negative age', () => {
  expect(ageOf('2026-11-23T13:00:00.000Z', now)).toEqual({ unit: 'minutes', count: 1 })
})
