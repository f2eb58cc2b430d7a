import { beforeEach, expect, test, vi } from 'vitest'
import { atMostEvery } from './at-most-every.ts'

let now = 0
beforeEach(() => {
  now = 0
  vi.spyOn(performance, 'now').mockImplementation(() => now)
})

test('however many ask, work runs once, and again when its result is old', async () => {
  let runs = 0
  const ends: (() => void)[] = []
  const ask = atMostEvery(100, async () => {
    await new Promise<void>((resolve) => ends.push(resolve))
    return (runs += 1)
  })
  const many = Array.from({ length: 50 }, ask)
  // However long it runs.
  now = 5_000
  many.push(ask())
  ends[0]?.()
  expect(await Promise.all(many)).toEqual(many.map(() => 1))
  now = 5_099
  expect(await ask()).toBe(1)
  now = 5_100
  const later = [ask(), ask()]
  ends[1]?.()
  expect(await Promise.all(later)).toEqual([2, 2])
})

test('a failure is told to whoever asked, and is over as soon as any other result', async () => {
  let runs = 0
  const ask = atMostEvery(50, () => ((runs += 1) === 1 ? Promise.reject(new Error('down')) : Promise.resolve('up')))
  await expect(ask()).rejects.toThrow('down')
  await expect(ask()).rejects.toThrow('down')
  now = 50
  expect(await ask()).toBe('up')
})
