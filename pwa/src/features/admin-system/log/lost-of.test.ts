import { expect, test } from 'vitest'
import { lostOf } from './lost-of.ts'

const place = (committed: number | null, first: number, end: number) => ({
  topic: 't',
  partition: 0,
  committed,
  first,
  end,
  lag: 0,
})
const groupOf = (...partitions: ReturnType<typeof place>[]) => ({
  group: 'g',
  lag: 0,
  deadLetters: 0,
  parked: 0,
  parkedOldestSeconds: 0,
  partitions,
})

test('a place the log still holds, its end, and none at all lack nothing', () => {
  expect(lostOf([groupOf(place(3, 3, 9), place(9, 3, 9), place(null, 3, 9))])).toEqual([])
})

test('a place before the log begins has lost events; one behind its end is of another log', () => {
  expect(lostOf([groupOf(place(2, 3, 9), place(10, 0, 9))])).toMatchObject([
    { group: 'g', committed: 2, isAnew: false },
    { group: 'g', committed: 10, isAnew: true },
  ])
})
