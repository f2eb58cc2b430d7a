import type { Admin, Kafka } from 'kafkajs'
import type { Logger } from '#logging/create-logger'
import type { Consumer, EventBus, Health, PartitionLag } from '../port.ts'
import { classified } from './classify-error.ts'
import { createClient } from './create-client.ts'
import { createPublisher } from './create-publisher.ts'
import { ensureTopics } from './ensure-topics.ts'
import { listGroupOffsets, seekGroup } from './group-offsets.ts'
import { startKafkaConsumer } from './start-kafka-consumer.ts'
import { withAdmin } from './with-admin.ts'

type KafkaOptions = {
  brokers: readonly string[]
  /** Shown in the broker's logs. */
  clientId: string
  log: Logger
  /** Copies of each partition of topics created here; 1 unless told, 3 in production. */
  replication?: number
  publishDeadlineMs?: number
  sessionTimeoutMs?: number
  restartAfterMs?: number
}

/** The event log on Apache Kafka through kafkajs and snappy. Connects when first used. */
export function createKafkaBus(options: KafkaOptions): EventBus {
  const {
    log,
    replication = 1,
    publishDeadlineMs = 15_000,
    sessionTimeoutMs = 30_000,
    restartAfterMs = 45_000,
  } = options
  const kafka = createClient(options)
  const publisher = createPublisher({ kafka, deadlineMs: publishDeadlineMs })
  const consumers = new Set<Consumer>()
  let closing: Promise<void> | undefined
  const close = async (deadlineMs: number) => {
    await Promise.all([...consumers].map((consumer) => consumer.close(deadlineMs)))
    await publisher.close(deadlineMs)
  }
  return {
    ensureTopics: (specs) => withAdmin(kafka, (admin) => ensureTopics(admin, specs, replication)),
    publish: (topic, messages) => (messages.length === 0 ? Promise.resolve() : publisher.publish(topic, messages)),
    subscribe: (subscription) =>
      classified(async () => {
        const consumer = await startKafkaConsumer({ kafka, subscription, log, sessionTimeoutMs, restartAfterMs })
        consumers.add(consumer)
        return consumer
      }),
    lag: (group, topics) => withAdmin(kafka, (admin) => measureLag(admin, group, topics)),
    seek: (group, topic, to) => withAdmin(kafka, (admin) => seekGroup(admin, { group, topic, to })),
    health: () => askBroker(kafka),
    close: (deadlineMs) => (closing ??= close(deadlineMs)),
  }
}

async function measureLag(admin: Admin, group: string, topics: readonly string[]): Promise<PartitionLag[]> {
  const offsets = await listGroupOffsets(admin, group, topics)
  return offsets.map(({ topic, partition, committed, end, lag }) => ({ topic, partition, committed, end, lag }))
}

async function askBroker(kafka: Kafka): Promise<Health> {
  try {
    await withAdmin(kafka, (admin) => admin.describeCluster())
    return { ok: true }
  } catch {
    return { ok: false, reason: 'the broker does not answer' }
  }
}
