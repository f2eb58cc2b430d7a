import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { followEnd } from '../follow-end.ts'
import type { BusRecord, EventBus } from '../port.ts'
import { type BusRig, contentOf, createTopic, message, newName } from './bus-rig.ts'

function follow(bus: EventBus, topic: string) {
  const records: BusRecord[] = []
  const consumer = followEnd(bus, {
    name: newName('live'),
    topics: [topic],
    onRecords: (told) => void records.push(...told),
  })
  return { consumer, seen: () => records.map((record) => contentOf(record).n) }
}

/** Followers have no numbers among the promises of groups: they keep no place, and nothing of them is durable. */
export function followEndContract(rig: () => BusRig): void {
  let bus: EventBus
  beforeEach(async () => {
    bus = await rig().openBus()
  })
  afterEach(() => bus.close(5_000))

  /** Publishes probes until a follower hears one: what was published before it began is nothing to it. */
  const untilHeard = (topic: string, followers: readonly ReturnType<typeof follow>[]) =>
    vi.waitFor(async () => {
      await bus.publish(topic, [message('probe', -1)])
      for (const { seen } of followers) expect(seen()).toContain(-1)
    })

  test('a follower begins at the end; two followers are both told everything, in order', async () => {
    const topic = await createTopic(bus)
    await bus.publish(topic, [message('k', 1), message('other', 1)])
    const followers = [follow(bus, topic), follow(bus, topic)]
    await untilHeard(topic, followers)
    for (let n = 2; n < 12; n += 1) await bus.publish(topic, [message('k', n)])
    const expected = Array.from({ length: 10 }, (_, at) => at + 2)
    for (const { seen } of followers) {
      await vi.waitFor(() => expect(seen().filter((n) => n > 0)).toEqual(expected))
    }
  })

  test('a follower hears of what another process publishes, and of nothing once it is closed', async () => {
    const topic = await createTopic(bus)
    const { consumer, seen } = follow(bus, topic)
    await untilHeard(topic, [{ consumer, seen }])
    const other = await rig().openBus()
    await other.publish(topic, [message('k', 7)])
    await vi.waitFor(() => expect(seen()).toContain(7))
    await consumer.close(5_000)
    await other.publish(topic, [message('k', 8)])
    const { consumer: next, seen: seenByNext } = follow(bus, topic)
    await untilHeard(topic, [{ consumer: next, seen: seenByNext }])
    expect([...seen(), ...seenByNext()]).not.toContain(8)
    await other.close(5_000)
  })

  test('after the log was away a follower goes on where it was', async () => {
    const topic = await createTopic(bus)
    const fragile = await rig().openFragileBus()
    const follower = follow(fragile.bus, topic)
    await untilHeard(topic, [follower])
    await fragile.cut()
    await vi.waitFor(() => expect(follower.consumer.health().ok).toBe(false))
    await fragile.restore()
    await vi.waitFor(() => bus.publish(topic, [message('k', 9)]))
    await vi.waitFor(() => expect(follower.seen()).toContain(9))
    await fragile.bus.close(5_000)
  })
}
