import { createHash } from 'node:crypto'
import { partitionFor } from '@sac/contracts/events/partition'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { BusError, type EventBus, maxValueBytes } from '../port.ts'
import { type BusRig, collect, contentOf, createTopic, keyFor, message, newName } from './bus-rig.ts'

const soon = { timeout: 30_000, interval: 20 }

function foldOf(contents: Iterable<[string, number]>): string {
  const sorted = [...new Map(contents)].toSorted(([a], [b]) => (a < b ? -1 : 1))
  return createHash('sha256').update(JSON.stringify(sorted)).digest('hex')
}

/** Cases 1–5, 8, 11, 13–14, 18–19, 21: where records go and how they come back. */
export function deliveryContract(rig: () => BusRig): void {
  let bus: EventBus
  beforeEach(async () => {
    bus = await rig().openBus()
  })
  afterEach(() => bus.close(5_000))

  test('1: one key always has one partition, that of Java murmur2', async () => {
    // Vectors of Apache Kafka's own tests, reduced to three partitions.
    const golden = { '21': -973932308, foobar: -790332482, abc: 479470107, 'a-little-bit-long-string': -985981536 }
    const topic = await createTopic(bus)
    await bus.publish(
      topic,
      Object.keys(golden).flatMap((key) => [message(key, 1), message(key, 2)]),
    )
    const { records } = await collect(bus, { group: newName('g'), topics: [topic] })
    await vi.waitFor(() => expect(records).toHaveLength(8), soon)
    for (const record of records) {
      const { key } = contentOf(record)
      expect(record.partition).toBe((golden[key as keyof typeof golden] & 0x7fffffff) % 3)
      expect(record.partition).toBe(partitionFor(key, 3))
      expect(Buffer.from(record.headers['partitionkey'] ?? '').toString()).toBe(key)
    }
  })

  test('2 and 3: order within a key survives concurrent producers; offsets grow (dense where the rig says so)', async () => {
    const topic = await createTopic(bus)
    const others = await Promise.all([1, 2, 3].map(async () => rig().openBus()))
    const publishAll = async (one: EventBus, key: string) => {
      for (let n = 0; n < 200; n += 20) {
        await one.publish(
          topic,
          Array.from({ length: 20 }, (_, i) => message(key, n + i)),
        )
      }
    }
    await Promise.all(others.map((one, index) => publishAll(one, `key-${index}`)))
    await Promise.all(others.map((one) => one.close(5_000)))
    const { records } = await collect(bus, { group: newName('g'), topics: [topic], maxBatch: 37 })
    await vi.waitFor(() => expect(records).toHaveLength(600), soon)
    for (const key of ['key-0', 'key-1', 'key-2']) {
      const seen = records.map(contentOf).filter((content) => content.key === key)
      expect(seen.map(({ n }) => n)).toEqual(Array.from({ length: 200 }, (_, n) => n))
    }
    for (const ofPartition of Map.groupBy(records, ({ partition }) => partition).values()) {
      const offsets = ofPartition.map(({ offset }) => offset)
      expect(offsets).toEqual(offsets.toSorted((a, b) => a - b))
      if (rig().dense) expect(offsets).toEqual(offsets.map((_, index) => index))
    }
  })

  test('4 and 5: a new group begins with everything kept, and groups do not disturb each other', async () => {
    const topic = await createTopic(bus)
    await bus.publish(topic, [message('a', 1), message('b', 2)])
    const first = await collect(bus, { group: newName('g'), topics: [topic] })
    await vi.waitFor(() => expect(first.records).toHaveLength(2), soon)
    const second = await collect(bus, { group: newName('g'), topics: [topic] })
    await bus.publish(topic, [message('c', 3)])
    await vi.waitFor(() => expect([first.records.length, second.records.length]).toEqual([3, 3]), soon)
  })

  test('8: the committed offset is the next one to be delivered', async () => {
    const topic = await createTopic(bus, 1)
    const group = newName('g')
    await bus.publish(
      topic,
      [0, 1, 2, 3].map((n) => message('k', n)),
    )
    const partly = await bus.subscribe({ group, topics: [topic], onBatch: ({ commit }) => commit(2) })
    await vi.waitFor(async () => expect((await bus.lag(group, [topic]))[0]?.committed).toBe(2), soon)
    await partly.close(5_000)
    const { records } = await collect(bus, { group, topics: [topic] })
    await vi.waitFor(() => expect(records.map((record) => contentOf(record).n)).toEqual([2, 3]), soon)
  })

  test('11: a paused partition does not hold up the others and flows on after the pause', async () => {
    const topic = await createTopic(bus)
    const seen: string[] = []
    const [slow, fast] = [keyFor(0, 3), keyFor(1, 3)]
    let pausedOnce = false
    const consumer = await bus.subscribe({
      group: newName('g'),
      topics: [topic],
      onBatch: async ({ partition, records, commit }) => {
        if (partition === 0 && !pausedOnce) {
          pausedOnce = true
          consumer.pause({ topic, partition }, 1_500)
          return
        }
        seen.push(...records.map((record) => contentOf(record).key))
        await commit((records.at(-1)?.offset ?? 0) + 1)
      },
    })
    await bus.publish(topic, [message(slow, 1), message(fast, 2)])
    await vi.waitFor(() => expect(seen).toEqual([fast]), soon)
    await vi.waitFor(() => expect(seen).toEqual([fast, slow]), soon)
  })

  test('11: a batch that takes long holds up its own partition only', async () => {
    const topic = await createTopic(bus)
    const [slow, fast] = [keyFor(0, 3), keyFor(1, 3)]
    const seen: string[] = []
    let release: (() => void) | undefined
    await bus.subscribe({
      group: newName('g'),
      topics: [topic],
      onBatch: async ({ partition, records, commit }) => {
        if (partition === 0) await new Promise<void>((resolve) => (release = resolve))
        seen.push(...records.map((record) => contentOf(record).key))
        await commit((records.at(-1)?.offset ?? 0) + 1)
      },
    })
    await bus.publish(topic, [message(slow, 1)])
    await vi.waitFor(() => expect(release).toBeDefined(), soon)
    for (let n = 0; n < 3; n += 1) await bus.publish(topic, [message(fast, n)])
    await vi.waitFor(() => expect(seen).toEqual([fast, fast, fast]), soon)
    release?.()
    await vi.waitFor(() => expect(seen).toHaveLength(4), soon)
  })

  test('13: a group is replayed from the beginning, from an offset and from a moment', async () => {
    const topic = await createTopic(bus, 1)
    const group = newName('g')
    await bus.publish(
      topic,
      [0, 1, 2].map((n) => message('k', n)),
    )
    await new Promise((resolve) => setTimeout(resolve, 50))
    const moment = new Date()
    await new Promise((resolve) => setTimeout(resolve, 50))
    await bus.publish(
      topic,
      [3, 4].map((n) => message('k', n)),
    )
    const replay = async () => {
      const { records, consumer } = await collect(bus, { group, topics: [topic] })
      await vi.waitFor(() => expect(records.map((record) => contentOf(record).n)).toContain(4), soon)
      await expect(bus.seek(group, topic, { from: 'earliest' })).rejects.toMatchObject({ kind: 'retriable' })
      await consumer.close(5_000)
      return records.map((record) => contentOf(record).n)
    }
    expect(await replay()).toEqual([0, 1, 2, 3, 4])
    await bus.seek(group, topic, { from: 'earliest' })
    expect(await replay()).toEqual([0, 1, 2, 3, 4])
    await bus.seek(group, topic, { from: 'offset', partition: 0, offset: 2 })
    expect(await replay()).toEqual([2, 3, 4])
    await bus.seek(group, topic, { from: 'time', time: moment })
    expect(await replay()).toEqual([3, 4])
  })

  test('14: headers and values come back byte by byte, empty and 900 kB ones too; what is too large is told so', async () => {
    const topic = await createTopic(bus, 1)
    const binary = Uint8Array.from({ length: 256 }, (_, byte) => byte)
    const large = createHash('sha256').update('seed').digest()
    const big = Buffer.alloc(900_000, large)
    await bus.publish(topic, [
      message('k', 0, { value: binary, headers: { binary, text: 'Größe', empty: '' } }),
      message('k', 1, { value: new Uint8Array(0) }),
      message('k', 2, { value: big }),
      message('k', 3, { value: big }),
    ])
    const { records } = await collect(bus, { group: newName('g'), topics: [topic] })
    await vi.waitFor(() => expect(records).toHaveLength(4), soon)
    expect(Buffer.from(records[0]!.value)).toEqual(Buffer.from(binary))
    expect(Buffer.from(records[0]!.headers['binary']!)).toEqual(Buffer.from(binary))
    expect(Buffer.from(records[0]!.headers['text']!).toString()).toBe('Größe')
    expect(records[0]!.headers['empty']).toHaveLength(0)
    expect(records[1]!.value).toHaveLength(0)
    expect(big.equals(records[2]!.value)).toBe(true)
    const tooLarge = bus.publish(topic, [message('k', 4, { value: Buffer.alloc(maxValueBytes + 1) })])
    await expect(tooLarge).rejects.toMatchObject({ name: 'BusError', kind: 'too-large' })
  })

  test('18: lag counts what a group has not committed', async () => {
    const topic = await createTopic(bus, 2)
    const group = newName('g')
    const key = keyFor(1, 2)
    await bus.publish(
      topic,
      [1, 2, 3].map((n) => message(key, n)),
    )
    expect(await bus.lag(group, [topic])).toEqual([
      { topic, partition: 0, committed: null, end: 0, lag: 0 },
      { topic, partition: 1, committed: null, end: 3, lag: 3 },
    ])
    const { records } = await collect(bus, { group, topics: [topic] })
    await vi.waitFor(() => expect(records).toHaveLength(3), soon)
    await vi.waitFor(
      async () => expect((await bus.lag(group, [topic]))[1]).toMatchObject({ committed: 3, lag: 0 }),
      soon,
    )
  })

  test('19: a group that slept past the retention is told what it lost and goes on with what is left', async () => {
    const topic = await createTopic(bus, 1)
    const group = newName('g')
    await bus.publish(
      topic,
      [0, 1].map((n) => message('k', n)),
    )
    const before = await collect(bus, { group, topics: [topic], after: async ({ commit }) => commit(1) })
    await vi.waitFor(() => expect(before.records).toHaveLength(2), soon)
    await before.consumer.close(5_000)
    await bus.seek(group, topic, { from: 'offset', partition: 0, offset: 1 })
    await bus.publish(
      topic,
      [2, 3].map((n) => message('k', n)),
    )
    await rig().dropBefore(topic, 3)
    const gaps: unknown[] = []
    const after = await collect(bus, { group, topics: [topic], onGap: (gap) => gaps.push(gap) })
    await vi.waitFor(() => expect(after.records.map((record) => contentOf(record).n)).toEqual([3]), soon)
    await vi.waitFor(() => expect(gaps).toEqual([{ topic, partition: 0, from: 1, to: 3 }]), soon)
  })

  test('21: 100 000 events, shuffled and repeated, fold to the same bytes as the sorted run', async () => {
    const topic = await createTopic(bus)
    const events = Array.from({ length: 50_000 }, (_, n) => message(`inspection-${n % 500}`, n))
    const shuffled = [...events, ...events].toSorted((a, b) =>
      a.eventId.slice(9) + a.partitionKey < b.eventId.slice(9) + b.partitionKey ? -1 : 1,
    )
    const state = new Map<string, number>()
    let delivered = 0
    await bus.subscribe({
      group: newName('g'),
      topics: [topic],
      onBatch: async ({ records, commit }) => {
        for (const record of records) state.set(record.key, contentOf(record).n)
        delivered += records.length
        await commit((records.at(-1)?.offset ?? 0) + 1)
      },
    })
    for (let start = 0; start < shuffled.length; start += 2_000)
      await bus.publish(topic, shuffled.slice(start, start + 2_000))
    await vi.waitFor(() => expect(delivered).toBeGreaterThanOrEqual(100_000), { timeout: 100_000, interval: 50 })
    expect(foldOf(state)).toBe(foldOf(events.map((event, n) => [event.eventId, n])))
  }, 120_000)

  test('topics are checked: repeating is harmless, another partition count and an unknown topic are refused', async () => {
    const name = await createTopic(bus, 3)
    await bus.ensureTopics([{ name, partitions: 3, retentionDays: 1 }])
    await expect(bus.ensureTopics([{ name, partitions: 4, retentionDays: 1 }])).rejects.toMatchObject({ kind: 'fatal' })
    await expect(bus.publish(newName('nowhere'), [message('k', 1)])).rejects.toBeInstanceOf(BusError)
  })
}
