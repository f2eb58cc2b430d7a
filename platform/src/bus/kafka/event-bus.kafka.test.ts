import { openBus } from '@sac/tests/support/bus-process'
import { inject } from 'vitest'
import { createSilentLogger } from '#logging/create-logger'
import '@sac/tests/support/kafka-global'
import type { BusRig } from '../contract/bus-rig.ts'
import { eventBusContract } from '../event-bus.contract.ts'
import { createClient } from './create-client.ts'
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

const dropBefore: BusRig['dropBefore'] = async (topic, offset) => {
  const kafka = createClient({ brokers, clientId: 'test', log: createSilentLogger() })
  await withAdmin(kafka, async (admin) => {
    // Asking for the offsets makes kafkajs learn where the topic is.
    await admin.fetchTopicOffsets(topic)
    await admin.deleteTopicRecords({ topic, partitions: [{ partition: 0, offset: String(offset) }] })
  })
}

eventBusContract('Apache Kafka through kafkajs', () => ({
  address,
  openBus: () => openBus(address),
  dense: false,
  shares: true,
  openFragileBus,
  dropBefore,
  takeoverMs: 15_000,
}))
