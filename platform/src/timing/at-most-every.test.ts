import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { atMostEvery } from './at-most-every.ts'

test('however many ask, work runs once, and again when its result is old', async () => {
  let runs = 0
  const ask = atMostEvery(100, async () => {
    await sleep(20)
    return (runs += 1)
  })
  expect(await Promise.all(Array.from({ length: 50 }, ask))).toEqual(Array.from({ length: 50 }, () => 1))
  expect(await ask()).toBe(1)
  await sleep(120)
  expect(await Promise.all([ask(), ask()])).toEqual([2, 2])
})

test('a failure is told to whoever asked, and is over as soon as any other result', async () => {
  let runs = 0
  const ask = atMostEvery(50, () => ((runs += 1) === 1 ? Promise.reject(new Error('down')) : Promise.resolve('up')))
  await expect(ask()).rejects.toThrow('down')
  await expect(ask()).rejects.toThrow('down')
  await sleep(70)
  expect(await ask()).toBe('up')
})
