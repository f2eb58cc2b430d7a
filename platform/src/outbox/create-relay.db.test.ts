import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { createDatabaseFrom, type TestDatabase } from '@sac/tests/support/create-database'
import { neverMs } from '@sac/tests/support/patience'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { BusError, type EventBus, maxValueBytes, type OutgoingMessage } from '#bus/port'
import { withTransaction } from '#db/with-transaction'
import { createSilentLogger } from '#logging/create-logger'
import { migrateMessaging } from '#messaging/migrate-messaging'
import { appendToOutbox } from './append-to-outbox.ts'
import { createRelay, type Relay } from './create-relay.ts'
import { packMessages } from './message-pack.ts'
import { listOldestOutboxRows, measureOutboxes, ownWaitingShards, releaseShards } from './outbox-rows.ts'

const log = createSilentLogger()
let database: TestDatabase
let relays: Relay[]
beforeEach(async () => {
  relays = []
  database = await createDatabaseFrom((pool) => migrateMessaging(pool, { schema: 'service' }), { schema: 'service' })
})
afterEach(async () => {
  await Promise.all(relays.map((relay) => relay.close()))
  await database.drop()
})

/** Takes messages as the log would; `fail` decides what happens before and after they are stored. */
function recordingLog(fail: { before?: () => boolean; after?: () => boolean } = {}) {
  const stored: OutgoingMessage[] = []
  const publish: EventBus['publish'] = async (_topic, messages) => {
    await sleep(1)
    if (fail.before?.()) throw new BusError('unavailable', 'down')
    stored.push(...messages)
    if (fail.after?.()) throw new BusError('unavailable', 'connection lost before the answer')
  }
  return { stored, publish, keys: () => stored.map(({ eventId }) => eventId) }
}

const start = (bus: Pick<EventBus, 'publish'>, options: { sweepMs?: number; batch?: number } = {}) => {
  const relay = createRelay({ pool: database.pool, bus, schemas: ['service'], log, sweepMs: 50, ...options })
  relays.push(relay)
  return relay
}

const fact = (partitionKey: string, eventId: string = randomUUID(), data: Record<string, unknown> = {}) => ({
  topic: 'inspections-topic' as const,
  partitionKey,
  envelope: {
    eventId,
    eventType: 'inspection.completed',
    timestamp: '2026-01-01T00:00:00.000Z',
    version: '1.0',
    data,
    metadata: { source: 'inspection-service', userId: null, correlationId: 'c-1' },
  },
})
const append = (key: string, id?: string) => withTransaction(database.pool, (tx) => appendToOutbox(tx, [fact(key, id)]))
const depth = async () => (await measureOutboxes(database.pool, { schemas: ['service'] })).depth

test('a committed fact is published at once with its headers and leaves the outbox; a rolled-back one never is', async () => {
  const bus = recordingLog()
  start(bus, { sweepMs: neverMs })
  await sleep(50)
  const aborted = withTransaction(database.pool, async (tx) => {
    await appendToOutbox(tx, [fact('k', 'never')])
    throw new Error('no')
  })
  await expect(aborted).rejects.toThrow('no')
  await append('k', 'e-1')
  await vi.waitFor(() => expect(bus.keys()).toEqual(['e-1']))
  expect(bus.stored[0]).toMatchObject({
    partitionKey: 'k',
    headers: {
      ce_id: 'e-1',
      ce_type: 'inspection.completed',
      ce_source: 'inspection-service',
      ce_specversion: '1.0',
      'content-type': 'application/json',
      'correlation-id': 'c-1',
      schema_version: '1.0',
      partitionkey: 'k',
      traceparent: expect.stringMatching(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/),
    },
  })
  expect(JSON.parse(Buffer.from(bus.stored[0]!.value).toString())).toEqual(fact('k', 'e-1').envelope)
  await vi.waitFor(async () => expect(await depth()).toBe(0))
})

test('a fact committed late is not skipped because others with higher ids went before it', async () => {
  const bus = recordingLog()
  start(bus)
  const slow = await database.pool.connect()
  await slow.query('BEGIN')
  await appendToOutbox(slow, [fact('k', 'early-id-late-commit')])
  await append('k', 'other')
  await vi.waitFor(() => expect(bus.keys()).toEqual(['other']))
  await slow.query('COMMIT')
  slow.release()
  await vi.waitFor(() => expect(bus.keys()).toEqual(['other', 'early-id-late-commit']))
})

test('several relays publish each fact once and keep the order of each aggregate', async () => {
  const bus = recordingLog()
  for (let n = 0; n < 3; n += 1) start(bus, { batch: 7, sweepMs: 5 })
  const ids = Array.from({ length: 200 }, (_, n) => `${n % 5}-${String(n).padStart(3, '0')}`)
  for (const id of ids) await append(`aggregate-${id[0]}`, id)
  await vi.waitFor(() => expect(bus.stored).toHaveLength(200))
  for (const aggregate of ['0', '1', '2', '3', '4']) {
    const own = (all: string[]) => all.filter((id) => id.startsWith(`${aggregate}-`))
    expect(own(bus.keys())).toEqual(own(ids))
  }
})

test('while the log is down facts wait and health says so; afterwards nothing is lost', async () => {
  let down = true
  const bus = recordingLog({ before: () => down })
  const relay = start(bus)
  await append('k', 'e-1')
  await append('k', 'e-2')
  await vi.waitFor(() => expect(relay.health()).toEqual({ ok: false, reason: 'down' }))
  const waiting = await relay.measure()
  expect(waiting.depth).toBe(2)
  expect(waiting.oldestMs).toBeGreaterThan(0)
  down = false
  await vi.waitFor(() => expect(bus.keys()).toEqual(['e-1', 'e-2']))
  await vi.waitFor(() => expect(relay.health()).toEqual({ ok: true }))
  expect(await relay.measure()).toEqual({ depth: 0, oldestMs: 0 })
})

test('an answer lost after storing repeats the facts in their order rather than losing them', async () => {
  let lost = 1
  const bus = recordingLog({ after: () => lost-- > 0 })
  await withTransaction(database.pool, (tx) => appendToOutbox(tx, [fact('k', 'e-1'), fact('k', 'e-2')]))
  start(bus)
  await vi.waitFor(() => expect(bus.keys()).toEqual(['e-1', 'e-2', 'e-1', 'e-2']))
  await vi.waitFor(async () => expect(await depth()).toBe(0))
})

test('a relay whose connection is killed goes on with another', async () => {
  const bus = recordingLog()
  start(bus, { sweepMs: 20 })
  await append('k', 'e-1')
  await vi.waitFor(() => expect(bus.keys()).toContain('e-1'))
  await database.pool.query(
    'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
  )
  await vi.waitFor(() => append('k', 'e-2'))
  await vi.waitFor(() => expect(bus.keys()).toContain('e-2'))
})

test('a fact too large to be published is refused where it is made', async () => {
  const large = withTransaction(database.pool, (tx) =>
    appendToOutbox(tx, [fact('k', 'e', { text: 'x'.repeat(maxValueBytes) })]),
  )
  await expect(large).rejects.toMatchObject({ kind: 'too-large' })
})

test('reading the oldest rows of a shard uses the primary key and takes as few as hold the batch, however long the queue', async () => {
  const pack = packMessages([{ eventId: 'e', partitionKey: 'k', headers: {}, value: Buffer.from('{}') }])
  await database.pool.query(
    `INSERT INTO bus_outbox (shard, topic, messages, pack) SELECT n % 4, 't', 5, $1 FROM generate_series(1, 20000) AS n`,
    [pack],
  )
  await database.pool.query('ANALYZE bus_outbox')
  const { rows } = await database.pool.query<{ 'QUERY PLAN': string }>(
    'EXPLAIN SELECT id FROM service.bus_outbox WHERE shard = 1 ORDER BY id LIMIT 500',
  )
  expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toMatch(/Index.* Scan using bus_outbox_pkey/)
  const oldest = (limit: number) =>
    listOldestOutboxRows(database.pool, { shards: [{ schema: 'service', shard: 1 }], limit, inHand: [] })
  expect(await oldest(5)).toHaveLength(1)
  expect(await oldest(12)).toHaveLength(3)
  expect(await depth()).toBe(100_000)
})

test('many facts of one transaction are few rows, and each comes back as it was, in order', async () => {
  const bus = recordingLog()
  const facts = Array.from({ length: 1_200 }, (_, n) => fact(`k-${n % 3}`, `e-${n}`, { text: `ü\u0000${n}` }))
  await withTransaction(database.pool, (tx) => appendToOutbox(tx, facts))
  const { rows } = await database.pool.query('SELECT messages FROM bus_outbox')
  expect(rows.length).toBeLessThanOrEqual(4)
  expect(await depth()).toBe(1_200)
  start(bus)
  await vi.waitFor(() => expect(bus.stored).toHaveLength(1_200))
  for (const key of ['k-0', 'k-1', 'k-2']) {
    const own = bus.stored.filter(({ partitionKey }) => partitionKey === key)
    expect(own.map(({ value }) => JSON.parse(Buffer.from(value).toString()))).toEqual(
      facts.filter(({ partitionKey }) => partitionKey === key).map(({ envelope }) => envelope),
    )
  }
})

test('of a long queue each fact is published once and in its order, though the next are read while the log stores the last', async () => {
  const bus = recordingLog()
  const ids = Array.from({ length: 60 }, (_, n) => `e-${n}`)
  for (const id of ids) await append('k', id)
  start(bus, { batch: 7 })
  await vi.waitFor(async () => expect(await depth()).toBe(0))
  expect(bus.keys()).toEqual(ids)
})

test('what waits for one topic goes to the log together, whatever shards it is in', async () => {
  const bus = recordingLog()
  const publish = vi.fn(bus.publish)
  const keys = Array.from({ length: 20 }, (_, n) => `aggregate-${n}`)
  await withTransaction(database.pool, (tx) =>
    appendToOutbox(
      tx,
      keys.map((key) => fact(key)),
    ),
  )
  const { rows } = await database.pool.query('SELECT FROM bus_outbox')
  start({ publish })
  await vi.waitFor(async () => expect(await depth()).toBe(0))
  expect(rows).toHaveLength(4)
  expect(publish).toHaveBeenCalledTimes(1)
})

test('what another relay had in its hands is looked at again as soon as it may have let go', async () => {
  const other = await database.pool.connect()
  try {
    await append('k', 'e-1')
    expect(await ownWaitingShards(other, { schemas: ['service'] })).toMatchObject({ shards: [{ schema: 'service' }] })
    const bus = recordingLog()
    start(bus, { sweepMs: neverMs })
    await sleep(300)
    expect(bus.keys()).toEqual([])
    await releaseShards(other)
    await vi.waitFor(() => expect(bus.keys()).toEqual(['e-1']))
  } finally {
    other.release()
  }
})
