import { expect, test } from 'vitest'
import { ageOf } from './age-of.ts'

test.each([
  [0, 0, 'seconds'],
  [59, 59, 'seconds'],
  [119, 1, 'minutes'],
  [7_200, 2, 'hours'],
  [200_000, 2, 'days'],
])('%i seconds are %i %s', (seconds, value, unit) => expect(ageOf(seconds)).toEqual({ value, unit }))
