import { randomUUID } from 'node:crypto'
import type { TopicName } from '@sac/contracts/events/topics'
import { createDatabase, type TestDatabase } from '@sac/tests/support/create-database'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { migrateAudit } from '#audit/migrate-audit'
import { findDeadLetter, listDeadLetters } from '#dead-letters/dead-letter-rows'
import { type Replay, replayDeadLetters } from '#dead-letters/replay-dead-letters'
import { uuidv7 } from '#ids'
import { deadLetter, done, type Outcome } from '#inbox/outcome'
import { createSilentLogger } from '#logging/create-logger'
import { migrateMessaging } from '#messaging/migrate-messaging'
import { createRelay, type Relay } from '#outbox/create-relay'
import { consume, type RunningConsumer } from '../consume.ts'
import type { EventBus } from '../port.ts'
import { type BusRig, collect, createTopic, message, newName } from './bus-rig.ts'

const log = createSilentLogger()

const event = (key: string) => {
  const eventId = randomUUID()
  const metadata = { source: 'test-service', userId: null, correlationId: 'c' }
  const fields = { eventType: 'test.happened', timestamp: '2026-01-01T00:00:00.000Z', version: '1.0', data: {} }
  const value = Buffer.from(JSON.stringify({ eventId, ...fields, metadata }))
  return message(key, 0, { eventId, value, headers: { raw: Uint8Array.of(255, 0) } })
}

/** Beyond the 24 cases: what a group gave up is kept, sent back in its order and takes effect once. */
export function deadLetterContract(rig: () => BusRig): void {
  let bus: EventBus
  let database: TestDatabase
  let relay: Relay
  let running: RunningConsumer
  let group: string
  let topic: string
  let judge: (id: string) => Outcome
  let taken: string[]
  beforeEach(async () => {
    bus = await rig().openBus()
    database = await createDatabase({ schema: 'service' })
    await migrateMessaging(database.pool, { schema: 'service' })
    await migrateAudit(database.pool, { schema: 'service' })
    relay = createRelay({ pool: database.pool, bus, schemas: ['service'], log, sweepMs: 50 })
    topic = await createTopic(bus, 1)
    group = newName('g')
    taken = []
    running = consume({
      bus,
      pool: database.pool,
      group,
      topics: [topic as TopicName],
      log,
      retryBaseMs: 100,
      retrySweepMs: 50,
      maxAttempts: 1_000,
      handlers: {
        'test.happened': async (_tx, { eventId }) => {
          const outcome = judge(eventId)
          if (outcome.kind === 'done') taken.push(eventId)
          return outcome
        },
      },
    })
  })
  afterEach(async () => {
    await running.close(5_000)
    await relay.close()
    await bus.close(5_000)
    await database.drop()
  })
  const letters = () => listDeadLetters(database.pool, { filter: { group, state: 'open' }, limit: 10 })
  const replay = (extra: Partial<Replay> = {}) =>
    replayDeadLetters(
      { pool: database.pool, now: () => new Date(), newId: uuidv7 },
      {
        commandId: uuidv7(),
        filter: { group },
        expected: 1,
        limit: 10,
        perSecond: 50,
        note: 'mended',
        actorId: 'admin',
        ...extra,
      },
    )
  const settle = async (events: readonly { eventId: string }[]) =>
    vi.waitFor(() => expect(taken).toEqual(events.map(({ eventId }) => eventId)))

  test('what is given up is kept untouched, as a row and on the group’s dead-letter topic', async () => {
    const odd = event('a')
    judge = () => deadLetter('no-such-centre')
    await bus.publish(topic, [odd])
    await vi.waitFor(async () => expect(await letters()).toHaveLength(1))
    const [summary] = await letters()
    const letter = await findDeadLetter(database.pool, summary!)
    expect(letter).toMatchObject({ topic, key: 'a', messageKey: odd.eventId, reason: 'no-such-centre', offset: 0 })
    expect(letter?.headers).toEqual({ raw: { base64: '/wA=' }, partitionkey: 'a' })
    expect(letter?.value.equals(odd.value)).toBe(true)
    const { records } = await collect(bus, { group: newName('g'), topics: [`${group}-dlq`] })
    await vi.waitFor(() => expect(records).toHaveLength(1))
    expect(Buffer.from(records[0]!.value).equals(odd.value)).toBe(true)
    expect(Buffer.from(records[0]!.headers['dlq_reason']!).toString()).toBe('no-such-centre')
  })

  test('replayed letters take effect once, in the order of the log, before what waits behind them', async () => {
    const [first, second, behind, other] = [event('a'), event('a'), event('a'), event('b')]
    const state = { mended: false, back: false }
    judge = (id) => {
      if (id === other.eventId) return done
      // Tried again and again meanwhile, also at this moment.
      if (id === behind.eventId && !state.back) throw new Error('not without the ones before')
      return state.mended ? done : deadLetter('no-such-centre')
    }
    await bus.publish(topic, [first, second, behind, other])
    await vi.waitFor(async () => expect(await letters()).toHaveLength(2))
    await settle([other])
    await vi.waitFor(async () => expect((await running.measureParked()).parked).toBe(1))
    state.mended = true
    const command = { commandId: uuidv7(), expected: 2 }
    expect(await replay(command)).toMatchObject({ matching: 2, replayed: 2 })
    expect(await replay(command)).toMatchObject({ matching: 2, replayed: 2 })
    state.back = true
    await settle([other, first, second, behind])
    expect(await letters()).toEqual([])
    await bus.publish(topic, [first, second])
    const last = event('b')
    await bus.publish(topic, [last])
    await settle([other, first, second, behind, last])
  })

  test('a replay that fails again opens the same letter again; the topic says of which it was a replay', async () => {
    const bad = event('a')
    judge = () => deadLetter('no-such-centre')
    await bus.publish(topic, [bad])
    await vi.waitFor(async () => expect(await letters()).toHaveLength(1))
    const [before] = await letters()
    judge = () => deadLetter('another-reason')
    await replay()
    await vi.waitFor(async () => expect(await letters()).toMatchObject([{ reason: 'another-reason' }]))
    expect(await letters()).toMatchObject([{ letterId: before!.letterId, replays: 1, eventId: bad.eventId }])
    const { records } = await collect(bus, { group: newName('g'), topics: [`${group}-dlq`] })
    await vi.waitFor(() => expect(records).toHaveLength(2))
    expect(Buffer.from(records[1]!.headers['replay_of']!).toString()).toBe(before!.letterId)
    judge = () => done
    await replay()
    await settle([bad])
  })
}
