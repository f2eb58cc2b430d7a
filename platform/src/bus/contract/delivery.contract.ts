import { createHash } from 'node:crypto'
import { partitionFor } from '@sac/contracts/events/partition'
import { lagOf, placeOf, readInMemory, setPlace } from '@sac/tests/support/places-in-memory'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Batch, BusError, type BusRecord, type EventBus, maxValueBytes } from '../port.ts'
import { type BusRig, collect, contentOf, createTopic, keyFor, message, newName } from './bus-rig.ts'

function foldOf(contents: Iterable<[string, number]>): string {
  const sorted = [...new Map(contents)].toSorted(([a], [b]) => (a < b ? -1 : 1))
  return createHash('sha256').update(JSON.stringify(sorted)).digest('hex')
}

/** Cases 1–5, 8, 11, 13–14, 18, 21: where records go and how they come back. */
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
    await vi.waitFor(() => expect(records).toHaveLength(8))
    for (const record of records) {
      const { key } = contentOf(record)
      expect(record.partition).toBe((golden[key as keyof typeof golden] & 0x7fffffff) % 3)
      expect(record.partition).toBe(partitionFor(key, 3))
      expect(Buffer.from(record.headers['partitionkey'] ?? '').toString()).toBe(key)
    }
  })

  test('2 and 3: order within a key survives concurrent producers; offsets have no holes', async () => {
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
    await vi.waitFor(() => expect(records).toHaveLength(600))
    for (const key of ['key-0', 'key-1', 'key-2']) {
      const seen = records.map(contentOf).filter((content) => content.key === key)
      expect(seen.map(({ n }) => n)).toEqual(Array.from({ length: 200 }, (_, n) => n))
    }
    for (const ofPartition of Map.groupBy(records, ({ partition }) => partition).values()) {
      const offsets = ofPartition.map(({ offset }) => offset)
      expect(offsets).toEqual(offsets.map((_, index) => index))
    }
  })

  test('4 and 5: a new group begins with everything kept, and groups do not disturb each other', async () => {
    const topic = await createTopic(bus)
    await bus.publish(topic, [message('a', 1), message('b', 2)])
    const first = await collect(bus, { group: newName('g'), topics: [topic] })
    await vi.waitFor(() => expect(first.records).toHaveLength(2))
    const second = await collect(bus, { group: newName('g'), topics: [topic] })
    await bus.publish(topic, [message('c', 3)])
    await vi.waitFor(() => expect([first.records.length, second.records.length]).toEqual([3, 3]))
  })

  test('8: reading goes on at the place of the group, and from no other', async () => {
    const topic = await createTopic(bus, 1)
    const group = newName('g')
    await bus.publish(
      topic,
      [0, 1, 2, 3].map((n) => message('k', n)),
    )
    const partly = await readInMemory(bus, {
      group,
      topics: [topic],
      maxBatch: 2,
      take: ([first]) => (first?.offset ? 0 : 2),
    })
    await vi.waitFor(() => expect(placeOf(group, { topic, partition: 0 })).toBe(2))
    await partly.close(5_000)
    const { records } = await collect(bus, { group, topics: [topic] })
    await vi.waitFor(() => expect(records.map((record) => contentOf(record).n)).toEqual([2, 3]))
  })

  test('a record of an event the group does not want stays out of its batches, and is known to have been there', async () => {
    const topic = await createTopic(bus, 1)
    const types = ['wanted', 'other', undefined, 'other', 'wanted', 'other']
    const typed = types.map((type, n) => message('k', n, { headers: type === undefined ? {} : { ce_type: type } }))
    // What another has told is asked for; what is told here while it stands by, it may have from memory.
    const other = await rig().openBus()
    await other.publish(topic, typed.slice(0, 4))
    await other.close(5_000)
    const seen: number[] = []
    const ranges: [number, number][] = []
    const take = (records: readonly BusRecord[], { from, to }: Batch) => {
      seen.push(...records.map((record) => contentOf(record).n))
      ranges.push([from, to])
    }
    const group = newName('g')
    await readInMemory(bus, { group, topics: [topic], eventTypes: ['wanted'], take })
    await vi.waitFor(() => expect(placeOf(group, { topic, partition: 0 })).toBe(4))
    await bus.publish(topic, typed.slice(4))
    await vi.waitFor(() => expect(placeOf(group, { topic, partition: 0 })).toBe(6))
    expect(seen).toEqual([0, 2, 4])
    expect(ranges.map(([from]) => from)).toEqual([0, ...ranges.slice(0, -1).map(([, to]) => to)])
  })

  test('11: a partition that makes no progress does not hold up the others and is tried again', async () => {
    const topic = await createTopic(bus)
    const seen: string[] = []
    const [slow, fast] = [keyFor(0, 3), keyFor(1, 3)]
    let refusals = 0
    const take = (records: readonly BusRecord[], { partition }: Batch) => {
      if (partition === 0 && ((refusals += 1) < 4 || !seen.includes(fast))) return 0
      seen.push(...records.map((record) => contentOf(record).key))
      return records.length
    }
    await readInMemory(bus, { group: newName('g'), topics: [topic], take })
    await bus.publish(topic, [message(slow, 1), message(fast, 2)])
    await vi.waitFor(() => expect(seen).toEqual([fast, slow]))
    expect(refusals).toBeGreaterThanOrEqual(4)
  })

  test('11: a batch that takes long holds up its own partition only', async () => {
    const topic = await createTopic(bus)
    const [slow, fast] = [keyFor(0, 3), keyFor(1, 3)]
    const seen: string[] = []
    let release: (() => void) | undefined
    const take = async (records: readonly BusRecord[], { partition }: Batch) => {
      if (partition === 0) await new Promise<void>((resolve) => (release = resolve))
      seen.push(...records.map((record) => contentOf(record).key))
    }
    await readInMemory(bus, { group: newName('g'), topics: [topic], take })
    await bus.publish(topic, [message(slow, 1)])
    await vi.waitFor(() => expect(release).toBeDefined())
    for (let n = 0; n < 3; n += 1) await bus.publish(topic, [message(fast, n)])
    await vi.waitFor(() => expect(seen).toEqual([fast, fast, fast]))
    release?.()
    await vi.waitFor(() => expect(seen).toHaveLength(4))
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
    const { records } = await collect(bus, { group, topics: [topic] })
    const taken = () => records.splice(0).map((record) => contentOf(record).n)
    await vi.waitFor(() => expect(records).toHaveLength(5))
    expect(taken()).toEqual([0, 1, 2, 3, 4])
    let end = 5
    const from = async (next: number) => {
      setPlace(group, { topic, partition: 0, next })
      await bus.publish(topic, [message('k', 5)])
      end += 1
      await vi.waitFor(() => expect(placeOf(group, { topic, partition: 0 })).toBe(end))
      return taken().filter((n) => n < 5)
    }
    expect(await from(0)).toEqual([0, 1, 2, 3, 4])
    expect(await from(2)).toEqual([2, 3, 4])
    const [place] = await bus.placesAt(topic, moment)
    expect(await from(place!.next)).toEqual([3, 4])
    expect(await bus.placesAt(topic, new Date(Date.now() + 60_000))).toEqual([{ topic, partition: 0, next: end }])
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
    await vi.waitFor(() => expect(records).toHaveLength(4))
    expect(Buffer.from(records[0]!.value)).toEqual(Buffer.from(binary))
    expect(Buffer.from(records[0]!.headers['binary']!)).toEqual(Buffer.from(binary))
    expect(Buffer.from(records[0]!.headers['text']!).toString()).toBe('Größe')
    expect(records[0]!.headers['empty']).toHaveLength(0)
    expect(records[1]!.value).toHaveLength(0)
    expect(big.equals(records[2]!.value)).toBe(true)
    const tooLarge = bus.publish(topic, [message('k', 4, { value: Buffer.alloc(maxValueBytes + 1) })])
    await expect(tooLarge).rejects.toMatchObject({ name: 'BusError', kind: 'too-large' })
  })

  test('18: what a group has not taken is the difference between the log and its places', async () => {
    const topic = await createTopic(bus, 2)
    const group = newName('g')
    const key = keyFor(1, 2)
    await bus.publish(
      topic,
      [1, 2, 3].map((n) => message(key, n)),
    )
    expect(await bus.ranges([topic])).toEqual([
      { topic, partition: 0, first: 0, end: 0 },
      { topic, partition: 1, first: 0, end: 3 },
    ])
    expect(await lagOf(bus, group, [topic])).toBe(3)
    await collect(bus, { group, topics: [topic] })
    await vi.waitFor(async () => expect(await lagOf(bus, group, [topic])).toBe(0))
    await rig().dropBefore(topic, 2, 1)
    await vi.waitFor(async () => expect((await bus.ranges([topic]))[1]).toMatchObject({ first: 2, end: 3 }))
  })

  test('21: 100 000 events, shuffled and repeated, fold to the same bytes as the sorted run', async () => {
    const topic = await createTopic(bus)
    const events = Array.from({ length: 50_000 }, (_, n) => message(`inspection-${n % 500}`, n))
    const shuffled = [...events, ...events].toSorted((a, b) =>
      a.eventId.slice(9) + a.partitionKey < b.eventId.slice(9) + b.partitionKey ? -1 : 1,
    )
    const state = new Map<string, number>()
    let delivered = 0
    const take = (records: readonly BusRecord[]) => {
      for (const record of records) state.set(record.key, contentOf(record).n)
      delivered += records.length
    }
    await readInMemory(bus, { group: newName('g'), topics: [topic], take })
    for (let start = 0; start < shuffled.length; start += 2_000)
      await bus.publish(topic, shuffled.slice(start, start + 2_000))
    await vi.waitFor(() => expect(delivered).toBe(100_000))
    expect(foldOf(state)).toBe(foldOf(events.map((event, n) => [event.eventId, n])))
  })

  test('topics are checked: repeating is harmless, another partition count and an unknown topic are refused', async () => {
    const name = await createTopic(bus, 3)
    await bus.ensureTopics([{ name, partitions: 3, retentionDays: 1 }])
    await expect(bus.ensureTopics([{ name, partitions: 4, retentionDays: 1 }])).rejects.toMatchObject({ kind: 'fatal' })
    await expect(bus.publish(newName('nowhere'), [message('k', 1)])).rejects.toBeInstanceOf(BusError)
  })
}
