import { expect, test } from 'vitest'
import { createIntakeGate } from './create-intake-gate.ts'

test('uploads are refused below the reserve; the disk is asked once in five seconds', async () => {
  const disk = { free: 1000, asked: 0 }
  const clock = { now: new Date(0) }
  const admit = createIntakeGate({
    now: () => clock.now,
    reserveBytes: 500,
    freeBytes: async () => {
      disk.asked += 1
      return disk.free
    },
  })
  await admit()
  disk.free = 499
  await admit()
  expect(disk.asked).toBe(1)
  clock.now = new Date(5_000)
  await expect(admit()).rejects.toMatchObject({ code: 'sync.busy', retryAfterSeconds: 30 })
  disk.free = 500
  clock.now = new Date(10_000)
  await admit()
})
