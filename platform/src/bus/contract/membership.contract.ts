import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { TopicName } from '@sac/contracts/events/topics'
import { createDatabase, type TestDatabase } from '@sac/tests/support/create-database'
import { readInMemory } from '@sac/tests/support/places-in-memory'
import { type RunningProcess, startProcess } from '@sac/tests/support/start-process'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { withTransaction } from '#db/with-transaction'
import { done } from '#inbox/outcome'
import { listPlaces } from '#inbox/place-rows'
import { createSilentLogger } from '#logging/create-logger'
import { migrateMessaging } from '#messaging/migrate-messaging'
import { appendToOutbox } from '#outbox/append-to-outbox'
import { createRelay } from '#outbox/create-relay'
import { consume } from '../consume.ts'
import type { Batch, BusRecord, EventBus } from '../port.ts'
import { type BusRig, collect, contentOf, createTopic, keyFor, message, newName } from './bus-rig.ts'

const log = createSilentLogger()
const processFile = fileURLToPath(import.meta.resolve('@sac/tests/support/bus-process'))

const event = (key: string, data: Record<string, unknown> = {}, extra: object = {}) => {
  const eventId = randomUUID()
  const envelope = {
    eventId,
    eventType: 'test.happened',
    timestamp: '2026-01-01T00:00:00.000Z',
    version: '1.0',
    data,
    metadata: { source: 'test-service', userId: null, correlationId: 'c' },
    ...extra,
  }
  return { ...message(key, 0, { eventId, value: Buffer.from(JSON.stringify(envelope)) }), envelope }
}

/** Cases 6, 7, 9, 10, 12, 15–17, 20, 22–24: who reads, and what happens when something dies. */
export function membershipContract(rig: () => BusRig): void {
  let bus: EventBus
  let database: TestDatabase
  const processes: RunningProcess[] = []
  const startMember = (task: object) => {
    const running = startProcess(processFile, { bus: rig().address, ...task })
    processes.push(running)
    return running
  }
  /** One that may kill itself. That a session of the product's own length ends in time is said by another case. */
  const startMortal = (at: { topic: string; group: string }) =>
    startMember({
      ...at,
      mode: 'poison',
      serviceUrl: database.url,
      bus: { ...rig().address, sessionTimeoutMs: 2_000 },
    })
  beforeEach(async () => {
    bus = await rig().openBus()
    database = await createDatabase({ schema: 'service' })
    await migrateMessaging(database.pool, { schema: 'service' })
    await database.pool.query('CREATE TABLE service.effect (id text)')
  })
  afterEach(async () => {
    for (const one of processes.splice(0)) one.signal('SIGKILL')
    await bus.close(5_000)
    await database.drop()
  })
  const effects = async () => {
    const { rows } = await database.pool.query<{ id: string }>('SELECT id FROM effect')
    return rows.map(({ id }) => id).toSorted()
  }
  test('6: two members never hold one partition at the same time (on Kafka they share; the PostgreSQL log keeps one owner)', async () => {
    const topic = await createTopic(bus)
    const group = newName('g')
    const other = await rig().openBus()
    const holders = new Map<number, string>()
    const clashes: number[] = []
    const seenBy = { a: 0, b: 0 }
    const holding =
      (name: 'a' | 'b') =>
      async (records: readonly BusRecord[], { partition, isStale }: Batch) => {
        if (holders.has(partition) && !isStale()) clashes.push(partition)
        holders.set(partition, name)
        await sleep(20)
        holders.delete(partition)
        seenBy[name] += records.length
      }
    await readInMemory(bus, { group, topics: [topic], take: holding('a'), maxBatch: 5 })
    const second = readInMemory(other, { group, topics: [topic], take: holding('b'), maxBatch: 5 })
    for (let n = 0; n < 40; n += 1) {
      await bus.publish(
        topic,
        [0, 1, 2].map((partition) => message(keyFor(partition, 3), n)),
      )
      await sleep(100)
    }
    await second
    await vi.waitFor(() => expect(seenBy.a + seenBy.b).toBeGreaterThanOrEqual(120))
    await other.close(5_000)
    expect(clashes).toEqual([])
    if (rig().shares) expect([seenBy.a > 0, seenBy.b > 0]).toEqual([true, true])
  })

  test('7: the partitions of a killed member are taken over in time and nothing is lost', async () => {
    const topic = await createTopic(bus)
    const group = newName('g')
    await bus.publish(
      topic,
      [0, 1, 2].map((partition) => message(keyFor(partition, 3), partition)),
    )
    const member = startMember({ group, topic, mode: 'hold' })
    await member.line('holding')
    member.signal('SIGKILL')
    await member.ended
    const readAll = async (name: string) => {
      const begun = performance.now()
      const { records } = await collect(bus, { group: name, topics: [topic] })
      await vi.waitFor(() => expect(new Set(records.map((record) => contentOf(record).n))).toEqual(new Set([0, 1, 2])))
      return performance.now() - begun
    }
    const takenOver = await readAll(group)
    // What this machine needs where nobody has died is no part of it.
    expect(takenOver).toBeLessThan(rig().takeoverMs + 5 * (await readAll(newName('g'))))
  })

  test('9: a crash between effect and commit delivers again and the effect is taken once', async () => {
    const topic = await createTopic(bus, 1)
    const events = Array.from({ length: 20 }, () => event('k'))
    await bus.publish(topic, events)
    let crashes = 0
    const crashing: EventBus = {
      ...bus,
      subscribe: ({ onBatch, ...rest }) =>
        bus.subscribe({
          ...rest,
          onBatch: async (batch) => {
            const place = await onBatch(batch)
            if ((crashes += 1) < 3) throw new Error('crash')
            return place
          },
        }),
    }
    const running = await consumeTest(crashing, topic)
    await vi.waitFor(() => expect(crashes).toBeGreaterThan(2))
    expect(await effects()).toEqual(events.map(({ eventId }) => eventId).toSorted())
    await running.close(5_000)
  })

  test('10: a member that lost its partition takes nothing and moves nothing, however late it wakes', async () => {
    const topic = await createTopic(bus, 1)
    const other = await rig().openBus()
    const events = Array.from({ length: 3 }, () => event('k'))
    await bus.publish(topic, events)
    const gate = Promise.withResolvers<void>()
    let woken: Promise<number> | undefined
    const sleeping: EventBus = {
      ...other,
      subscribe: ({ onBatch, ...rest }) =>
        other.subscribe({ ...rest, onBatch: (batch) => (woken = gate.promise.then(() => onBatch(batch))) }),
    }
    const zombie = await consumeTest(sleeping, topic)
    await vi.waitFor(() => expect(woken).toBeDefined())
    await other.close(100)
    const running = await consumeTest(bus, topic, undefined, zombie.group)
    await vi.waitFor(async () => expect(await effects()).toHaveLength(3))
    gate.resolve()
    await woken
    expect(await listPlaces(database.pool, { group: zombie.group })).toEqual([{ topic, partition: 0, next: 3 }])
    expect(await effects()).toEqual(events.map(({ eventId }) => eventId).toSorted())
    await zombie.close(1_000)
    await running.close(5_000)
  })

  const consumeTest = async (
    on: EventBus,
    topic: string,
    handle?: (id: string, data: Record<string, unknown>) => void,
    group = newName('g'),
  ) => {
    const running = consume({
      bus: on,
      pool: database.pool,
      group,
      topics: [topic as TopicName],
      log,
      retryBaseMs: 100,
      retrySweepMs: 50,
      maxAttempts: 4,
      handlers: {
        'test.happened': async (tx, { eventId, data }) => {
          handle?.(eventId, data)
          await tx.query('INSERT INTO effect VALUES ($1)', [eventId])
          return done
        },
      },
    })
    return { ...running, group }
  }

  test('12: a failing event is parked with the later ones of its key, in order; other keys flow on', async () => {
    const topic = await createTopic(bus, 1)
    const [bad, behind, other] = [event('a', { bad: true }), event('a'), event('b')]
    let failing = true
    const order: string[] = []
    const running = await consumeTest(bus, topic, (id, data) => {
      if (data['bad'] === true && failing) throw new Error('not yet')
      order.push(id)
    })
    await bus.publish(topic, [bad, behind, other])
    await vi.waitFor(async () => expect(await effects()).toEqual([other.eventId]))
    expect((await running.measureParked()).parked).toBe(2)
    failing = false
    await vi.waitFor(async () => expect(await effects()).toHaveLength(3))
    expect(order.slice(-2)).toEqual([bad.eventId, behind.eventId])
    await running.close(5_000)
  })

  /** How the members ended that met these events, until one lives with all effects but the poison's. */
  const endsOfMembers = async (at: { topic: string; group: string }, expected: number) => {
    const deaths: unknown[] = []
    for (;;) {
      const member = startMortal(at)
      const survived = vi.waitFor(async () => expect(await effects()).toHaveLength(expected))
      const ended = await Promise.race([member.ended, survived.then(() => 'alive')])
      survived.catch(() => undefined)
      if (ended === 'alive') return deaths
      deaths.push(ended)
      expect(deaths.length).toBeLessThan(6)
    }
  }

  test('20: an event that kills the process three times is parked and the rest goes on', async () => {
    const topic = await createTopic(bus, 1)
    const group = newName('g')
    const events = [event('a'), event('b', { poison: true }), event('c')]
    await bus.ensureTopics([{ name: `${group}-dlq`, partitions: 1, retentionDays: 1 }])
    await bus.publish(topic, events)
    expect(await endsOfMembers({ group, topic }, 2)).toEqual(['SIGKILL', 'SIGKILL', 'SIGKILL'])
    expect(await effects()).toEqual([events[0]!.eventId, events[2]!.eventId].toSorted())
    const { rows } = await database.pool.query('SELECT event_id, last_error FROM bus_parked')
    expect(rows).toEqual([{ event_id: events[1]!.eventId, last_error: 'process died' }])
  })

  test('20, in the middle of work: one that kills a process which had been going on is parked after one death more', async () => {
    const topic = await createTopic(bus, 1)
    const group = newName('g')
    const [before, poison, after] = [event('a'), event('b', { poison: true }), event('c')]
    await bus.ensureTopics([{ name: `${group}-dlq`, partitions: 1, retentionDays: 1 }])
    await bus.publish(topic, [before])
    const first = startMortal({ group, topic })
    await vi.waitFor(async () => expect(await effects()).toHaveLength(1))
    await bus.publish(topic, [poison, after])
    expect(await first.ended).toBe('SIGKILL')
    expect(await endsOfMembers({ group, topic }, 2)).toEqual(['SIGKILL', 'SIGKILL', 'SIGKILL'])
    const { rows } = await database.pool.query('SELECT event_id, last_error FROM bus_parked')
    expect(rows).toEqual([{ event_id: poison.eventId, last_error: 'process died' }])
  })

  test('22 and 23: unknown types are ignored, unknown versions become dead letters untouched, traceparent survives', async () => {
    const topic = await createTopic(bus, 1)
    const running = await consumeTest(bus, topic)
    const relay = createRelay({ pool: database.pool, bus, schemas: ['service'], log, sweepMs: 50 })
    const odd = {
      ...event('k', {}, { version: '9.0' }),
      headers: { traceparent: '00-aa-bb-01', raw: Uint8Array.of(255, 0) },
    }
    const known = event('k')
    await bus.publish(topic, [event('k', {}, { eventType: 'somebody.else' }), odd])
    await withTransaction(database.pool, (tx) =>
      appendToOutbox(tx, [
        {
          topic: topic as TopicName,
          partitionKey: 'k',
          envelope: known.envelope,
          traceparent: '00-cc-dd-01',
        },
      ]),
    )
    await vi.waitFor(async () => expect(await effects()).toEqual([known.eventId]))
    const letters = await collect(bus, { group: newName('g'), topics: [`${running.group}-dlq`] })
    await vi.waitFor(() => expect(letters.records).toHaveLength(1))
    const [letter] = letters.records
    expect([letter!.key, Buffer.from(letter!.value).equals(odd.value)]).toEqual([odd.eventId, true])
    const header = (name: string) => Buffer.from(letter!.headers[name] ?? '').toString('latin1')
    expect(['traceparent', 'raw', 'partitionkey'].map(header)).toEqual(['00-aa-bb-01', '\u00ff\0', 'k'])
    expect(['dlq_reason', 'dlq_topic', 'dlq_offset', 'dlq_step'].map(header)).toEqual([
      'unknown-version',
      topic,
      '1',
      'handle',
    ])
    const all = await collect(bus, { group: newName('g'), topics: [topic] })
    await vi.waitFor(() => expect(all.records).toHaveLength(3))
    expect(Buffer.from(all.records[2]!.headers['traceparent']!).toString()).toBe('00-cc-dd-01')
    await relay.close()
    await running.close(5_000)
  })

  test('15 and 16: while the log is gone publishing fails in time, as unavailable; afterwards all goes on by itself, nothing lost', async () => {
    const topic = await createTopic(bus, 1)
    const fragile = await rig().openFragileBus()
    const group = newName('g')
    const { records, consumer } = await collect(fragile.bus, { group, topics: [topic] })
    await fragile.bus.publish(topic, [message('k', 0)])
    await vi.waitFor(() => expect(records).toHaveLength(1))
    await fragile.cut()
    const begun = performance.now()
    await expect(fragile.bus.publish(topic, [message('k', 1)])).rejects.toMatchObject({
      name: 'BusError',
      kind: 'unavailable',
    })
    expect(performance.now() - begun).toBeLessThan(100_000)
    expect(await fragile.bus.health()).toMatchObject({ ok: false })
    await sleep(5_000)
    await fragile.restore()
    await vi.waitFor(() => fragile.bus.publish(topic, [message('k', 2)]))
    await vi.waitFor(() => expect(records.map((record) => contentOf(record).n)).toContain(2))
    await vi.waitFor(async () => expect(consumer.health()).toEqual({ ok: true }))
    await fragile.bus.close(5_000)
  })

  test('16: a consumer started while the log is gone begins by itself when it is back', async () => {
    const topic = await createTopic(bus, 1)
    const fact = event('k')
    await bus.publish(topic, [fact])
    const fragile = await rig().openFragileBus()
    await fragile.cut()
    const running = await consumeTest(fragile.bus, topic)
    expect(running.health()).toMatchObject({ ok: false })
    await fragile.restore()
    await vi.waitFor(async () => expect(await effects()).toEqual([fact.eventId]))
    await vi.waitFor(() => expect(running.health()).toEqual({ ok: true }))
    await running.close(5_000)
    await fragile.bus.close(5_000)
  })

  test('17: SIGTERM in the middle of a batch ends the process in time and loses no commit', async () => {
    const topic = await createTopic(bus, 1)
    const group = newName('g')
    await bus.publish(
      topic,
      [0, 1, 2, 3].map(() => event('k')),
    )
    const member = startMember({ group, topic, mode: 'slow', serviceUrl: database.url })
    await member.line('taken')
    await sleep(100)
    member.signal('SIGTERM')
    // Whoever does not end in time ends with 1.
    expect(await member.ended).toBe(0)
    const places = await listPlaces(database.pool, { group })
    expect(places).toEqual([{ topic, partition: 0, next: (await effects()).length }])
  })

  test('24: after close no timer and no socket keeps the process alive', async () => {
    const topic = await createTopic(bus, 1)
    await bus.publish(topic, [message('k', 1)])
    const member = startMember({ group: newName('g'), topic, mode: 'leave' })
    await member.line('closed')
    const begun = performance.now()
    expect(await member.ended).toBe(0)
    expect(performance.now() - begun).toBeLessThan(15_000)
  })
}
