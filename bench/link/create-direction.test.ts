import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createDirection } from './create-direction.ts'
import { wireBytes } from './link-rate.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout'] }))
afterEach(() => void vi.useRealTimers())

/** Sends `bytes` in each of so many flows; milliseconds at which each of them had arrived. */
function sendAll(direction: ReturnType<typeof createDirection>, bytes: number, flows: number): number[] {
  const started = performance.now()
  const ends: number[] = []
  for (let n = 0; n < flows; n += 1) {
    const delivered = () => ends.push(performance.now() - started)
    const flow = direction.open({ deliver: () => undefined, delivered, drained: () => undefined })
    flow.push(Buffer.alloc(bytes))
    flow.finish()
  }
  vi.advanceTimersByTime(60_000)
  return ends
}

test.each([1, 2, 7])('what is sent takes as long as the line needs and no longer, in %i flows', (flows) => {
  const direction = createDirection({ bitsPerSecond: 8_000_000, delayMs: 25 })
  const ends = sendAll(direction, 500_000 / flows, flows)
  expect(ends).toHaveLength(flows)
  const needed = wireBytes(500_000) / 1_000 + 25
  expect(Math.max(...ends)).toBeGreaterThan(needed - 5)
  expect(Math.max(...ends)).toBeLessThan(needed + 12)
  direction.close()
})

test('a single byte takes the delay of the line', () => {
  const direction = createDirection({ bitsPerSecond: 8_000_000, delayMs: 50 })
  const [ms = 0] = sendAll(direction, 1, 1)
  expect(ms).toBeGreaterThan(46)
  expect(ms).toBeLessThan(54)
  direction.close()
})
