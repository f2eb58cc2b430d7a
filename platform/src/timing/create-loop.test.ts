import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { backoffMs } from './backoff.ts'
import { createLoop } from './create-loop.ts'

test('waking runs the next turn at once and a wake during a turn is not lost', async () => {
  let turns = 0
  const loop = createLoop(async () => {
    turns += 1
    await sleep(5)
    return 60_000
  })
  await sleep(20)
  expect(turns).toBe(1)
  loop.wake()
  loop.wake()
  await sleep(2)
  loop.wake()
  await sleep(40)
  expect(turns).toBe(3)
  await loop.stop()
})

test('stop lets the running turn finish and no other begins', async () => {
  let finished = 0
  const loop = createLoop(async () => {
    await sleep(20)
    finished += 1
    return 0
  })
  await sleep(5)
  await Promise.all([loop.stop(), loop.stop()])
  const after = finished
  await sleep(40)
  expect([after, finished]).toEqual([1, 1])
})

const wait = (attempt: number, random: number) =>
  backoffMs(attempt, { baseMs: 100, capMs: 1_000, random: () => random })

test('waits double up to the cap and keep at least half of their length', () => {
  expect([1, 2, 3, 4, 5, 60].map((attempt) => wait(attempt, 1))).toEqual([100, 200, 400, 800, 1_000, 1_000])
  expect(wait(3, 0)).toBe(200)
})
