import { randomUUID } from 'node:crypto'
import { createDatabaseFrom, type TestDatabase } from '@sac/tests/support/create-database'
import { listOutbox } from '@sac/tests/support/list-outbox'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { BusRecord } from '#bus/port'
import { uuidv7 } from '#ids'
import { createSilentLogger } from '#logging/create-logger'
import { migrateMessaging } from '#messaging/migrate-messaging'
import type { EventHandler, GroupContext } from './group-context.ts'
import { handleBatch } from './handle-batch.ts'
import { deleteInboxRowsBefore } from './inbox-rows.ts'
import { DependencyDown, deadLetter, done, skip } from './outcome.ts'
import { insertPlacesIfAbsent, listPlaces } from './place-rows.ts'
import { retryParked } from './retry-parked.ts'

const prepare = async (pool: TestDatabase['pool']) => {
  await migrateMessaging(pool, { schema: 'service' })
  await pool.query('CREATE TABLE service.effect (id text)')
  await insertPlacesIfAbsent(pool, { group: 'g', places: [{ topic: 't', partition: 0, next: 0 }] })
}

let database: TestDatabase
let now: Date
beforeEach(async () => {
  now = new Date('2026-01-01T00:00:00Z')
  database = await createDatabaseFrom(prepare, { schema: 'service' })
})
afterEach(() => database.drop())

const contextWith = (handle: EventHandler): GroupContext => ({
  pool: database.pool,
  group: 'g',
  handlers: { happened: handle },
  versions: {},
  log: createSilentLogger(),
  now: () => now,
  newId: uuidv7,
  maxAttempts: 3,
  retryBaseMs: 1_000,
  onParked: () => undefined,
})
const insertEffect: EventHandler = async (tx, { eventId }) => {
  await tx.query('INSERT INTO effect VALUES ($1)', [eventId])
  return done
}

let offset = 0
const record = (key: string, extra: object = {}): BusRecord => {
  const eventId = randomUUID()
  const metadata = { source: 's', userId: null, correlationId: 'c' }
  const envelope = { eventId, eventType: 'happened', timestamp: 't', version: '1.0', data: {}, metadata, ...extra }
  const headers = { partitionkey: Buffer.from(key) }
  offset += 1
  return { topic: 't', partition: 0, offset, key: eventId, headers, value: Buffer.from(JSON.stringify(envelope)) }
}
/** As the log delivers: at the group's place, without holes. Returns how many records were dealt with. */
const deliver = async (context: GroupContext, records: BusRecord[]) => {
  const [place = { next: 0 }] = await listPlaces(database.pool, { group: 'g' })
  const placed = records.map((one, index) => ({ ...one, offset: place.next + index }))
  const range = { from: place.next, to: place.next + placed.length }
  const batch = { topic: 't', partition: 0, ...range, records: placed, isStale: () => false }
  return (await handleBatch(context, batch)) - place.next
}
const rowsOf = async (sql: string) => (await database.pool.query<Record<string, unknown>>(sql)).rows
const effects = () => rowsOf('SELECT id FROM effect')
const letters = async () =>
  (await listOutbox(database.pool)).map(({ topic, headers }) => ({
    topic,
    reason: headers['dlq_reason'],
    attempts: headers['dlq_attempts'],
  }))
const later = (ms: number) => {
  now = new Date(now.getTime() + ms)
}

test('a batch takes effect once, in one transaction; repeated it changes nothing', async () => {
  const context = contextWith(insertEffect)
  const records = [record('a'), record('b'), record('a')]
  expect(await deliver(context, [...records, records[0]!])).toBe(4)
  await deliver(context, records)
  expect(await effects()).toHaveLength(3)
})

test('a dead letter leaves no half effect behind and its neighbours take theirs', async () => {
  const [good, bad] = [record('a'), record('b')]
  const context = contextWith(async (tx, envelope) => {
    await insertEffect(tx, envelope)
    return envelope.eventId === bad.key ? deadLetter('no-such-centre') : done
  })
  await deliver(context, [good, bad])
  expect(await effects()).toEqual([{ id: good.key }])
  expect(await letters()).toEqual([{ topic: 'g-dlq', reason: 'no-such-centre', attempts: '1' }])
  await deliver(context, [good, bad])
  expect(await letters()).toHaveLength(1)
})

test('what is no envelope, not even JSON, becomes a dead letter byte by byte', async () => {
  const broken = { ...record('a'), value: Uint8Array.of(0xff, 0x00, 0x7b) }
  await deliver(contextWith(insertEffect), [broken, { ...record('a'), value: new Uint8Array(0) }])
  expect(await letters()).toEqual([
    { topic: 'g-dlq', reason: 'invalid-envelope', attempts: '1' },
    { topic: 'g-dlq', reason: 'invalid-envelope', attempts: '1' },
  ])
  const [letter] = await listOutbox(database.pool)
  expect(letter?.value).toEqual(broken.value)
})

test('after its last attempt a message is a dead letter and those behind it go on', async () => {
  const [bad, behind] = [record('a'), record('a')]
  const context = contextWith(async (tx, envelope) => {
    if (envelope.eventId === bad.key) throw new Error('always')
    return insertEffect(tx, envelope)
  })
  await deliver(context, [bad, behind])
  expect(await effects()).toEqual([])
  expect(await retryParked(context)).toBe(false)
  for (let attempt = 2; attempt <= 3; attempt += 1) {
    later(60_000)
    await retryParked(context)
  }
  expect(await letters()).toEqual([{ topic: 'g-dlq', reason: 'attempts-exhausted', attempts: '3' }])
  later(60_000)
  await retryParked(context)
  expect(await effects()).toEqual([{ id: behind.key }])
  expect(await rowsOf('SELECT 1 FROM bus_parked')).toEqual([])
})

test('while a dependency is down nothing is committed, parked or counted', async () => {
  let down = true
  const context = contextWith(async (tx, envelope) => {
    if (down) throw new DependencyDown('the signer does not answer')
    return insertEffect(tx, envelope)
  })
  const records = [record('a'), record('b')]
  for (let n = 0; n < 10; n += 1) await expect(deliver(context, records)).rejects.toThrow('does not answer')
  expect(await rowsOf('SELECT 1 FROM bus_parked')).toEqual([])
  down = false
  expect(await deliver(context, records)).toBe(2)
  expect(await effects()).toHaveLength(2)
})

test('a parked message does not lose attempts to a dependency that is down', async () => {
  let failure: Error | undefined = new Error('this one is odd')
  const context = contextWith(async (tx, envelope) => {
    if (failure) throw failure
    return insertEffect(tx, envelope)
  })
  await deliver(context, [record('a')])
  failure = new DependencyDown('down')
  for (let n = 0; n < 10; n += 1) {
    later(60_000)
    await retryParked(context)
  }
  expect(await rowsOf('SELECT attempts, started FROM bus_parked')).toEqual([{ attempts: 1, started: 1 }])
  failure = undefined
  later(60_000)
  await retryParked(context)
  expect(await effects()).toHaveLength(1)
})

test('a parked message that keeps killing the process is a dead letter in the end', async () => {
  const context = contextWith(() => Promise.reject(new Error('first failure')))
  await deliver(context, [record('a')])
  // As left behind by processes that died with it: begun, never ended.
  await database.pool.query('UPDATE bus_parked SET started = 5')
  later(60_000)
  await retryParked(context)
  expect(await letters()).toMatchObject([{ reason: 'kills-the-process' }])
})

test('an error that quotes what no text can hold parks its message all the same', async () => {
  const context = contextWith(() => Promise.reject(new Error('no such plate: a\0b')))
  expect(await deliver(context, [record('a'), record('b')])).toBe(2)
  expect(await rowsOf('SELECT DISTINCT last_error FROM bus_parked')).toEqual([{ last_error: 'no such plate: a�b' }])
})

test('skipped events are remembered as such, events of unknown types not at all', async () => {
  const context = contextWith(() => Promise.resolve(skip('known already')))
  await deliver(context, [record('a'), record('a', { eventType: 'constructor' }), record('a', { eventType: 'other' })])
  expect(await rowsOf('SELECT outcome FROM bus_inbox')).toEqual([{ outcome: 'skipped' }])
  expect(await letters()).toEqual([])
})

test('old inbox rows are deleted, young ones kept', async () => {
  await deliver(contextWith(insertEffect), [record('a')])
  expect(await deleteInboxRowsBefore(database.pool, { before: new Date(Date.now() - 1_000_000), limit: 10 })).toBe(0)
  expect(await deleteInboxRowsBefore(database.pool, { before: new Date(Date.now() + 1_000_000), limit: 10 })).toBe(1)
})
