import { createLocalLimits } from '@sac/platform/limits/create-local-limits'
import { expect, test } from 'vitest'
import { createTraffic } from './create-traffic.ts'
import type { Handed } from './port.ts'

const open = (perSecond = 100) => createTraffic({ name: 'x', perSecond, limits: createLocalLimits() })
const lost: Handed = { kind: 'lost', reason: 'x' }

test('a provider is left alone as long as it asked for', async () => {
  const traffic = open()
  expect(await traffic.waitMs()).toBe(0)
  traffic.saw({ kind: 'busy', reason: 'x', waitMs: 3_600_000 })
  expect(await traffic.waitMs()).toBeGreaterThan(3_000_000)
})

test('one lost answer is an accident, five in a row are an outage, an answer ends the count', async () => {
  const traffic = open()
  for (let n = 0; n < 4; n += 1) traffic.saw(lost)
  expect(await traffic.waitMs()).toBe(0)
  traffic.saw({ kind: 'accepted', providerId: null })
  traffic.saw(lost)
  expect(await traffic.waitMs()).toBe(0)
  for (let n = 0; n < 4; n += 1) traffic.saw(lost)
  expect(await traffic.waitMs()).toBeGreaterThan(0)
})

test('more calls in a second than it takes wait for the next', async () => {
  const traffic = open(2)
  const waits: boolean[] = []
  for (let n = 0; n < 20; n += 1) waits.push((await traffic.waitMs()) > 0)
  expect(waits.slice(0, 2)).toEqual([false, false])
  // At least one, should a second have passed between two of them.
  expect(waits).toContain(true)
})
