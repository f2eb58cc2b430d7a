import type { ChainsChecked } from '@sac/contracts/http/chains'
import { createSilentLogger } from '@sac/platform/logging/create-logger'
import { expect, test, vi } from 'vitest'
import { watchBooks } from './watch-books.ts'

const sound: ChainsChecked = {
  at: new Date().toISOString(),
  ok: true,
  chains: [],
  broken: [],
  kept: null,
  lists: [],
  accepted: [],
}
const row = { schema: 'sync', table: 'audit_events', position: 7, id: 'x', fault: 'changed' } as const

test('chains are looked at again and again, and what is broken is an alarm in log and metrics until it is mended', async () => {
  let found: ChainsChecked | Error = sound
  const alarms: unknown[] = []
  const log = Object.assign(createSilentLogger(), { error: (fields: object) => alarms.push(fields) })
  const anchor = vi.fn(() => Promise.resolve())
  const check = vi.fn(() => (found instanceof Error ? Promise.reject(found) : Promise.resolve(found)))
  const watch = watchBooks({ check, anchor, log, everyMs: 5 })
  const part = watch.start()
  await expect.poll(() => anchor.mock.calls.length).toBeGreaterThan(0)
  expect(await watch.measure()).toEqual({ count: 0, oldestMs: 0 })
  found = { ...sound, ok: false, broken: [row] }
  await expect.poll(watch.measure).toMatchObject({ count: 1 })
  expect(alarms[0]).toMatchObject({ alarm: 'chain-broken', broken: [row] })
  const anchored = anchor.mock.calls.length
  // A database that does not answer proves nothing.
  found = new Error('gone')
  const looked = check.mock.calls.length
  await expect.poll(() => check.mock.calls.length).toBeGreaterThan(looked + 2)
  expect(await watch.measure()).toMatchObject({ count: 1 })
  expect(anchor.mock.calls.length).toBe(anchored)
  found = sound
  await expect.poll(watch.measure).toEqual({ count: 0, oldestMs: 0 })
  expect(part.health()).toEqual({ ok: true })
  await part.close(100)
})
