import { randomUUID } from 'node:crypto'
import { createDatabaseFrom, type TestDatabase } from '@sac/tests/support/create-database'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { uuidv7 } from '#ids'
import { createSilentLogger } from '#logging/create-logger'
import { migrateMessaging } from '#messaging/migrate-messaging'
import type { GroupContext } from './group-context.ts'
import { handleBatch } from './handle-batch.ts'
import { done } from './outcome.ts'
import { movePassedOver } from './passed-over.ts'
import { insertPlacesIfAbsent, listPlaces } from './place-rows.ts'

const partitions = [0, 1, 2]

const prepare = async (pool: TestDatabase['pool']) => {
  await migrateMessaging(pool, { schema: 'service' })
  const places = [0, 1, 2].map((partition) => ({ topic: 't', partition, next: 0 }))
  await insertPlacesIfAbsent(pool, { group: 'g', places })
}

let database: TestDatabase
beforeEach(async () => {
  database = await createDatabaseFrom(prepare, { schema: 'service' })
})
afterEach(() => database.drop())

/** A process with the group; `taken` are the offsets its handler was given. */
const open = (handle = () => Promise.resolve(done)) => {
  const taken: string[] = []
  const context: GroupContext = {
    pool: database.pool,
    group: 'g',
    handlers: {
      happened: async (_tx, { eventId }) => {
        taken.push(eventId)
        return handle()
      },
    },
    versions: {},
    log: createSilentLogger(),
    now: () => new Date(),
    newId: uuidv7,
    maxAttempts: 3,
    retryBaseMs: 1_000,
    onParked: () => undefined,
  }
  /** A batch with something for the group at these offsets. */
  const give = (partition: number, from: number, to: number, wanted: readonly number[] = []) =>
    handleBatch(context, {
      topic: 't',
      partition,
      from,
      to,
      records: wanted.map((offset) => record(partition, offset)),
      isStale: () => false,
    })
  return { context, give, taken }
}

function record(partition: number, offset: number) {
  const eventId = `${partition}/${offset}`
  const metadata = { source: 's', userId: null, correlationId: 'c' }
  const envelope = { eventId, eventType: 'happened', timestamp: 't', version: '1.0', data: {}, metadata }
  const value = Buffer.from(JSON.stringify(envelope))
  return { topic: 't', partition, offset, key: randomUUID(), headers: { partitionkey: 'k' }, value }
}

const places = async () => (await listPlaces(database.pool, { group: 'g' })).map(({ next }) => next)
const started = async () =>
  (await database.pool.query<{ first: string }>('SELECT first_offset AS first FROM bus_started')).rows

test('what is not for the group asks nothing of the database, until all partitions are moved by one statement', async () => {
  const { context, give } = open()
  for (const partition of partitions) await give(partition, 0, 10)
  const asked = [vi.spyOn(database.pool, 'query'), vi.spyOn(database.pool, 'connect')]
  const statements = () => asked.reduce((sum, { mock }) => sum + mock.calls.length, 0)
  for (let from = 10; from < 1_000; from += 10)
    for (const partition of partitions) expect(await give(partition, from, from + 10)).toBe(from + 10)
  expect(statements()).toBe(0)
  await movePassedOver(context)
  await movePassedOver(context)
  // The pool's own query connects.
  expect(statements()).toBe(2)
  expect(await places()).toEqual([1_000, 1_000, 1_000])
})

test('an effect moves the place over what was passed over before it; nothing is noted but the first', async () => {
  const { give, taken } = open()
  await give(0, 0, 10)
  await give(0, 10, 40)
  expect(await places()).toEqual([10, 0, 0])
  expect(await give(0, 40, 50, [42, 47])).toBe(50)
  expect(await give(0, 50, 60)).toBe(60)
  expect(await give(0, 60, 70, [60])).toBe(70)
  expect(taken).toEqual(['0/42', '0/47', '0/60'])
  expect(await places()).toEqual([70, 0, 0])
  expect(await started()).toEqual([{ first: 42 }])
})

test('a process that dies before its places are moved skips nothing, and what killed it is noted by the next', async () => {
  const first = open()
  await first.give(0, 0, 10, [3])
  await first.give(0, 10, 40)
  const next = open()
  expect(await next.give(0, 10, 30)).toBe(30)
  expect(await next.give(0, 30, 40)).toBe(40)
  await next.give(0, 40, 50, [44])
  expect(next.taken).toEqual(['0/44'])
  expect(await started()).toEqual([{ first: 44 }])
})

test('a place that another has moved is neither moved back nor over what nobody has taken', async () => {
  const { context, give, taken } = open()
  for (const partition of partitions) await give(partition, 0, 10, [1])
  for (const partition of partitions) await give(partition, 10, 20)
  // One behind, as an older database has it; one ahead, as whoever took the partition over left it.
  await database.pool.query('UPDATE bus_place SET next_offset = 5 WHERE partition = 0')
  await database.pool.query('UPDATE bus_place SET next_offset = 25 WHERE partition = 1')
  await movePassedOver(context)
  expect(await places()).toEqual([5, 25, 20])
  expect(await give(0, 20, 30)).toBe(5)
  expect(await give(1, 20, 30, [24, 26])).toBe(30)
  expect(await give(0, 5, 30, [6])).toBe(30)
  expect(taken.slice(3)).toEqual(['1/26', '0/6'])
  expect(await places()).toEqual([30, 30, 20])
})

test('what fails among what was passed over is parked, and the place stands behind the batch', async () => {
  let failing = true
  const { give } = open(() => (failing ? Promise.reject(new Error('not yet')) : Promise.resolve(done)))
  await give(0, 0, 10)
  expect(await give(0, 10, 30, [12, 20])).toBe(30)
  failing = false
  expect((await database.pool.query('SELECT "offset" FROM bus_parked ORDER BY 1')).rows).toEqual([
    { offset: 12 },
    { offset: 20 },
  ])
  expect(await places()).toEqual([30, 0, 0])
})
