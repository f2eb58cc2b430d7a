import { createDatabase, type TestDatabase } from '@sac/tests/support/create-database'
import { readInMemory } from '@sac/tests/support/places-in-memory'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createSilentLogger } from '#logging/create-logger'
import { message, newName } from '../contract/bus-rig.ts'
import type { Batch } from '../port.ts'
import { createPostgresLog } from './create-postgres-log.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createDatabase()
})
afterAll(() => database.drop())

test('a group nobody waits for is given together what comes within its time, and a rest at once', async () => {
  const bus = await createPostgresLog({ url: database.url, log: createSilentLogger() })
  await bus.ensureTopics([{ name: 't', partitions: 1, retentionDays: 1 }])
  const ranges: [number, number][] = []
  const take = (_: unknown, { from, to }: Batch) => void ranges.push([from, to])
  const consumer = await readInMemory(bus, { group: newName('g'), topics: ['t'], gatherMs: 5_000, maxBatch: 2, take })
  await vi.waitFor(() => expect(consumer.health()).toEqual({ ok: true }))
  for (let n = 0; n < 3; n += 1) await bus.publish('t', [message('k', n)])
  await vi.waitFor(() => expect(ranges).toHaveLength(2))
  expect(ranges).toEqual([
    [0, 2],
    [2, 3],
  ])
  await bus.close(1_000)
})
