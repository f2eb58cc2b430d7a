import { randomUUID } from 'node:crypto'
import type { TopicName } from '@sac/contracts/events/topics'
import { createDatabase, type TestDatabase } from '@sac/tests/support/create-database'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { migrateAudit } from '#audit/migrate-audit'
import { uuidv7 } from '#ids'
import { done } from '#inbox/outcome'
import { listPlaces } from '#inbox/place-rows'
import { createSilentLogger } from '#logging/create-logger'
import { migrateMessaging } from '#messaging/migrate-messaging'
import { consume, type RunningConsumer } from '../consume.ts'
import type { EventBus } from '../port.ts'
import { skipEvents } from '../skip-events.ts'
import { type BusRig, createTopic, message, newName } from './bus-rig.ts'

const log = createSilentLogger()

const event = (n: number) => {
  const eventId = randomUUID()
  const metadata = { source: 'test-service', userId: null, correlationId: 'c' }
  const fields = { eventType: 'test.happened', timestamp: '2026-01-01T00:00:00.000Z', version: '1.0', data: { n } }
  return message('k', n, { eventId, value: Buffer.from(JSON.stringify({ eventId, ...fields, metadata })) })
}

/** Case 19 and those of the place beside the effect: whatever the log believes of a group, nothing is skipped or taken twice. */
export function placesContract(rig: () => BusRig): void {
  let bus: EventBus
  let database: TestDatabase
  let topic: string
  let group: string
  const running: RunningConsumer[] = []
  beforeEach(async () => {
    bus = await rig().openBus()
    database = await createDatabase({ schema: 'service' })
    await migrateMessaging(database.pool, { schema: 'service' })
    await migrateAudit(database.pool, { schema: 'service' })
    await database.pool.query('CREATE TABLE service.effect (n int)')
    topic = await createTopic(bus, 1)
    group = newName('g')
  })
  afterEach(async () => {
    await Promise.all(running.splice(0).map((one) => one.close(5_000)))
    await bus.close(5_000)
    await database.drop()
  })
  const start = () => {
    const consumer = consume({
      bus,
      pool: database.pool,
      group,
      topics: [topic as TopicName],
      log,
      watchMs: 200,
      handlers: {
        'test.happened': async (tx, { data }) => {
          await tx.query('INSERT INTO effect VALUES ($1)', [data['n']])
          return done
        },
      },
    })
    running.push(consumer)
    return consumer
  }
  const taken = async () => {
    const { rows } = await database.pool.query<{ n: number }>('SELECT n FROM effect ORDER BY n')
    return rows.map(({ n }) => n)
  }
  const publish = (from: number, to: number) =>
    bus.publish(
      topic,
      Array.from({ length: to - from }, (_, at) => event(from + at)),
    )
  const takenUpTo = (end: number) =>
    vi.waitFor(async () => expect(await taken()).toEqual(Array.from({ length: end }, (_, n) => n)))

  test('the place moves with the effect, and with nothing else', async () => {
    await publish(0, 5)
    start()
    await takenUpTo(5)
    expect(await listPlaces(database.pool, { group })).toEqual([{ topic, partition: 0, next: 5 }])
  })

  test.for(['first', 'end'] as const)('a log that believes the group to be at its %s changes nothing', async (to) => {
    await publish(0, 4)
    await start().close(5_000)
    const first = start()
    await takenUpTo(4)
    await first.close(5_000)
    await publish(4, 8)
    await vi.waitFor(() => rig().resetGroup(group, topic, to))
    // Repetition is caught by the place alone.
    await database.pool.query('DELETE FROM bus_inbox')
    start()
    await takenUpTo(8)
    await publish(8, 9)
    await takenUpTo(9)
  })

  test('an older database is brought up again from where it stands, also while its reader runs', async () => {
    await publish(0, 6)
    start()
    await takenUpTo(6)
    await database.pool.query(
      'BEGIN; DELETE FROM effect WHERE n >= 2; DELETE FROM bus_inbox; UPDATE bus_place SET next_offset = 2; COMMIT',
    )
    await publish(6, 7)
    await takenUpTo(7)
  })

  test('of a batch that begins before the place only the rest is taken', async () => {
    await publish(0, 6)
    const first = start()
    await takenUpTo(6)
    await first.close(5_000)
    // Another has taken three of what this reader is going to be given.
    await database.pool.query('DELETE FROM effect; DELETE FROM bus_inbox; UPDATE bus_place SET next_offset = 3')
    start()
    await vi.waitFor(async () => expect(await taken()).toEqual([3, 4, 5]))
    await publish(6, 7)
    await vi.waitFor(async () => expect(await taken()).toEqual([3, 4, 5, 6]))
  })

  test('19: what retention took unread is an alarm that names it, never a jump', async () => {
    await publish(0, 2)
    const first = start()
    await takenUpTo(2)
    await first.close(5_000)
    await publish(2, 5)
    await rig().dropBefore(topic, 4)
    const sleeper = start()
    const alarm = `the log no longer holds ${topic}/0 from 2 to 3: these events were never handled`
    await vi.waitFor(() => expect(sleeper.health()).toEqual({ ok: false, reason: alarm }))
    expect(await taken()).toEqual([0, 1])
    expect(await listPlaces(database.pool, { group })).toEqual([{ topic, partition: 0, next: 2 }])
    const deps = { bus, pool: database.pool, now: () => new Date(), newId: uuidv7 }
    const skip = { commandId: uuidv7(), group, topic, partition: 0, from: 2, to: 4, note: 'lost', actorId: 'admin' }
    const greedy = skipEvents(deps, { ...skip, commandId: uuidv7(), to: 5 })
    await expect(greedy).rejects.toMatchObject({ code: 'group.illegal-state' })
    await skipEvents(deps, skip)
    await vi.waitFor(async () => expect(await taken()).toEqual([0, 1, 4]))
    await vi.waitFor(() => expect(sleeper.health()).toEqual({ ok: true }))
  })

  test('a log that ends before the place is another log: an alarm, nothing is taken from it', async () => {
    await publish(0, 2)
    const first = start()
    await takenUpTo(2)
    await first.close(5_000)
    await database.pool.query('UPDATE bus_place SET next_offset = 9')
    const reader = start()
    await vi.waitFor(() => expect(reader.health()).toMatchObject({ ok: false }))
    await publish(2, 3)
    expect(await listPlaces(database.pool, { group })).toEqual([{ topic, partition: 0, next: 9 }])
    expect(await taken()).toEqual([0, 1])
  })
}
