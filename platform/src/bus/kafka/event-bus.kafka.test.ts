import { openBus } from '@sac/tests/support/bus-process'
import { inject } from 'vitest'
import { createSilentLogger } from '#logging/create-logger'
import '@sac/tests/support/kafka-global'
import type { BusRig } from '../contract/bus-rig.ts'
import { eventBusContract } from '../event-bus.contract.ts'
import { withAdmin } from './with-admin.ts'

const brokers = inject('kafkaBrokers')
const address = { kind: 'kafka', brokers } as const

async function control(action: 'kill' | 'restart'): Promise<void> {
  const response = await fetch(`${inject('kafkaControl')}/${action}`, { method: 'POST' })
  if (!response.ok) throw new Error(await response.text())
}

const openFragileBus: BusRig['openFragileBus'] = async () => ({
  bus: await openBus(address),
  cut: () => control('kill'),
  restore: () => control('restart'),
})

const client = { brokers, clientId: 'test', log: createSilentLogger() }

const dropBefore: BusRig['dropBefore'] = (topic, offset, partition = 0) =>
  withAdmin(client, async (admin) => {
    // Asking for the offsets makes kafkajs learn where the topic is.
    await admin.fetchTopicOffsets(topic)
    await admin.deleteTopicRecords({ topic, partitions: [{ partition, offset: String(offset) }] })
  })

const resetGroup: BusRig['resetGroup'] = (groupId, topic, to) =>
  withAdmin(client, async (admin) => {
    const ends = await admin.fetchTopicOffsets(topic)
    const partitions = ends.map(({ partition, low, high }) => ({ partition, offset: to === 'end' ? high : low }))
    await admin.setOffsets({ groupId, topic, partitions })
  })

eventBusContract('Apache Kafka through kafkajs', () => ({
  address,
  openBus: () => openBus(address),
  shares: true,
  openFragileBus,
  dropBefore,
  resetGroup,
  takeoverMs: 15_000,
}))
