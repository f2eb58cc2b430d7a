import { openBus } from '@sac/tests/support/bus-process'
import { readInMemory } from '@sac/tests/support/places-in-memory'
import { expect, inject, test, vi } from 'vitest'
import { createSilentLogger } from '#logging/create-logger'
import '@sac/tests/support/kafka-global'
import { createTopic, newName } from '../contract/bus-rig.ts'
import { createClient } from './create-client.ts'
import { joinGroup } from './join-group.ts'

const client = { brokers: inject('kafkaBrokers'), clientId: 'test', log: createSilentLogger() }

test('a member that leaves while it is joining leaves no ghost for the others to wait for', async () => {
  const bus = await openBus({ kind: 'kafka', brokers: client.brokers })
  const topic = await createTopic(bus, 3)
  const group = newName('g')
  const staying = await readInMemory(bus, { group, topics: [topic], take: () => undefined })
  await vi.waitFor(() => expect(staying.health()).toEqual({ ok: true }))
  const subscription = {
    group,
    topics: [topic],
    listPlaces: () => Promise.resolve([]),
    onBatch: () => Promise.resolve(0),
  }
  // One connection for all questions, and before: the moment is short.
  const { kafka, sever } = createClient(client)
  const admin = kafka.admin()
  await admin.connect()
  const describeGroup = async () => (await admin.describeGroups([group])).groups[0]
  const passing = joinGroup({ ...client, subscription, sessionTimeoutMs: 6_000, silentAfterMs: 20_000 })
  await vi.waitFor(async () => expect((await describeGroup())?.state).toBe('PreparingRebalance'), { interval: 5 })
  await passing.leave('closing', 5_000)
  expect((await describeGroup())?.members).toHaveLength(1)
  await admin.disconnect()
  sever()
  await bus.close(5_000)
})
