import { setImmediate as settled } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { backoffMs } from './backoff.ts'
import { createLoop } from './create-loop.ts'

/** A loop whose turns end when the test says so; `turns` are those that have begun. */
function loopOf(waitMs: number) {
  const turns: (() => void)[] = []
  const loop = createLoop(() => new Promise((resolve) => turns.push(() => resolve(waitMs))))
  return { loop, turns, end: () => turns.at(-1)?.() }
}

test('waking runs the next turn at once and a wake during a turn is not lost', async () => {
  const { loop, turns, end } = loopOf(60_000)
  end()
  await settled()
  expect(turns).toHaveLength(1)
  loop.wake()
  loop.wake()
  await settled()
  expect(turns).toHaveLength(2)
  loop.wake()
  await settled()
  expect(turns).toHaveLength(2)
  end()
  await settled()
  expect(turns).toHaveLength(3)
  end()
  await loop.stop()
})

test('stop lets the running turn finish and no other begins', async () => {
  const { loop, turns, end } = loopOf(0)
  let stopped = false
  const stopping = Promise.all([loop.stop(), loop.stop()]).then(() => (stopped = true))
  await settled()
  expect(stopped).toBe(false)
  end()
  await stopping
  await settled()
  expect(turns).toHaveLength(1)
})

const wait = (attempt: number, random: number) =>
  backoffMs(attempt, { baseMs: 100, capMs: 1_000, random: () => random })

test('waits double up to the cap and keep at least half of their length', () => {
  expect([1, 2, 3, 4, 5, 60].map((attempt) => wait(attempt, 1))).toEqual([100, 200, 400, 800, 1_000, 1_000])
  expect(wait(3, 0)).toBe(200)
})
