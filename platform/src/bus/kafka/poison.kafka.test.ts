import { randomBytes, randomUUID } from 'node:crypto'
import type { TopicName } from '@sac/contracts/events/topics'
import { createDatabase, type TestDatabase } from '@sac/tests/support/create-database'
import kafkajs, { type Message } from 'kafkajs'
import { afterEach, beforeEach, expect, inject, test, vi } from 'vitest'
import '@sac/tests/support/kafka-global'
import { findDeadLetter, listDeadLetters } from '#dead-letters/dead-letter-rows'
import { done } from '#inbox/outcome'
import { createSilentLogger } from '#logging/create-logger'
import { migrateMessaging } from '#messaging/migrate-messaging'
import { createRelay, type Relay } from '#outbox/create-relay'
import { consume, type RunningConsumer } from '../consume.ts'
import type { EventBus } from '../port.ts'
import { createClient } from './create-client.ts'
import { createKafkaBus } from './create-kafka-bus.ts'

const log = createSilentLogger()
const client = { brokers: inject('kafkaBrokers'), clientId: 'poison', log }

const envelope = (eventId: string, extra: object = {}) =>
  JSON.stringify({
    eventId,
    eventType: 'test.happened',
    timestamp: '2026-01-01T00:00:00.000Z',
    version: '1.0',
    data: {},
    metadata: { source: 's', userId: null, correlationId: 'c' },
    ...extra,
  })

const message = (extra: Partial<Message> = {}): Message => {
  const eventId = randomUUID()
  return { key: eventId, headers: { partitionkey: 'k' }, value: envelope(eventId), ...extra }
}

const poison: Record<string, [Message, string]> = {
  'U+0000 in the message key': [message({ key: 'a\0b' }), 'unstorable'],
  'a message key that is not UTF-8': [message({ key: Buffer.of(0xff, 0xfe, 0), value: 'x' }), 'invalid-envelope'],
  'U+0000 in the header partitionkey': [message({ headers: { partitionkey: 'k\0' } }), 'unstorable'],
  'a partition key longer than an index takes': [
    message({ headers: { partitionkey: randomBytes(4_000).toString('hex') } }),
    'unstorable',
  ],
  'U+0000 in the name and value of a header': [
    message({ headers: { partitionkey: 'k', 'a\0': Buffer.of(0, 1) }, value: '' }),
    'invalid-envelope',
  ],
  'U+0000 in the eventId': [message({ value: envelope('e\0') }), 'unstorable'],
  'a lone surrogate in the eventId': [message({ value: envelope('e\ud800') }), 'unstorable'],
  'a value that is not UTF-8': [message({ value: Buffer.of(0x7b, 0xff, 0x7d) }), 'invalid-envelope'],
  'U+0000 in what the handler stores': [
    message({ value: envelope(randomUUID(), { data: { text: 'a\0' } }) }),
    'unstorable',
  ],
  'a value of 5 MB unpacked': [message({ value: Buffer.alloc(5_000_000, 'ab') }), 'too-large'],
}

let bus: EventBus
let database: TestDatabase
let relay: Relay
let consumer: RunningConsumer
const group = `poison-${randomUUID()}`
const topic = `poison-${randomUUID()}`

beforeEach(async () => {
  bus = createKafkaBus(client)
  database = await createDatabase({ schema: 'service' })
  await migrateMessaging(database.pool, { schema: 'service' })
  await database.pool.query('CREATE TABLE service.effect (id text, said text)')
  await bus.ensureTopics([{ name: topic, partitions: 1, retentionDays: 1 }])
  relay = createRelay({ pool: database.pool, bus, schemas: ['service'], log, sweepMs: 100 })
  consumer = consume({
    bus,
    pool: database.pool,
    group,
    topics: [topic as TopicName],
    log,
    handlers: {
      'test.happened': async (tx, { eventId, data }) => {
        await tx.query('INSERT INTO effect VALUES ($1, $2)', [eventId, data['text'] ?? null])
        return done
      },
    },
  })
})
afterEach(async () => {
  await consumer.close(5_000)
  await relay.close()
  await bus.close(5_000)
  await database.drop()
})

test('what the database cannot hold is a dead letter at once, with its bytes, and holds up nobody', async () => {
  const good = Object.keys(poison).map(() => message())
  const { kafka, sever } = createClient(client)
  const producer = kafka.producer({ allowAutoTopicCreation: false })
  await producer.connect()
  const sent = Object.values(poison).flatMap(([bad], at) => [bad, good[at] ?? message()])
  for (const one of sent) await producer.send({ topic, messages: [one], compression: kafkajs.CompressionTypes.Snappy })
  await producer.disconnect()
  sever()
  const effects = () => database.pool.query('SELECT 1 FROM effect')
  await vi.waitFor(async () => expect((await effects()).rowCount).toBe(good.length))
  const letters = (await listDeadLetters(database.pool, { filter: { group }, limit: 100 })).toSorted(
    (a, b) => a.offset - b.offset,
  )
  expect(letters.map(({ reason }) => reason)).toEqual(Object.values(poison).map(([, reason]) => reason))
  for (const [at, { letterId }] of letters.entries()) {
    const letter = await findDeadLetter(database.pool, { letterId })
    const [bad] = Object.values(poison)[at] ?? [message()]
    expect(Buffer.from(bad.value ?? '').equals(letter?.value ?? Buffer.of(9))).toBe(true)
    const key = letter?.messageKeyBytes ?? Buffer.from(letter?.messageKey ?? '')
    expect(key.equals(Buffer.from(bad.key ?? ''))).toBe(true)
  }
  await vi.waitFor(async () => expect((await bus.ranges([`${group}-dlq`]))[0]?.end).toBe(letters.length))
  expect((await database.pool.query('SELECT 1 FROM bus_parked')).rowCount).toBe(0)
  expect(consumer.health()).toEqual({ ok: true })
})
