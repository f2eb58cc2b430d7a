import { expect, test, vi } from 'vitest'
import { createLiveValue, readAhead } from './live-value.ts'

function createSource() {
  let value = 0
  let changed = () => undefined as void
  const read = vi.fn(async () => {
    value += 1
    return value
  })
  const failed = vi.fn()
  const stopped = vi.fn()
  const watch = (callback: () => void) => {
    changed = callback
    return stopped
  }
  return { live: createLiveValue({ read, watch, failed }), read, failed, stopped, change: () => changed() }
}

test('a live value reads nothing until somebody listens, and stops when nobody does', async () => {
  const { live, read, stopped } = createSource()
  expect([live.get(), read.mock.calls.length]).toEqual([undefined, 0])
  const unsubscribe = live.subscribe(() => undefined)
  await expect.poll(() => live.get()).toBe(1)
  unsubscribe()
  expect(stopped).toHaveBeenCalledOnce()
})

test('changes during a read lead to exactly one more, whose value is heard', async () => {
  const { live, read, change } = createSource()
  const heard: unknown[] = []
  live.subscribe(() => heard.push(live.get()))
  for (let n = 0; n < 5; n += 1) change()
  await expect.poll(() => heard).toEqual([1, 2])
  expect(read).toHaveBeenCalledTimes(2)
})

test('a read that fails is reported and keeps the last value', async () => {
  const { live, read, failed, change } = createSource()
  live.subscribe(() => undefined)
  await expect.poll(() => live.get()).toBe(1)
  read.mockRejectedValueOnce(new Error('no'))
  change()
  await expect.poll(() => failed.mock.calls.length).toBe(1)
  expect(live.get()).toBe(1)
})

test('what is read ahead is there when the first screen asks, and is let go afterwards', async () => {
  const stop = vi.fn()
  const read = vi.fn(() => Promise.resolve('read'))
  const live = createLiveValue({ read, watch: () => stop, failed: () => undefined })
  const ahead = readAhead(live)
  await ahead.read
  expect(live.get()).toBe('read')
  const leave = live.subscribe(() => undefined)
  ahead.release()
  expect([read.mock.calls.length, stop.mock.calls.length]).toEqual([1, 0])
  leave()
  expect(stop).toHaveBeenCalledTimes(1)
})
