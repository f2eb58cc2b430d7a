import type { Consumer, EventBus } from '../port.ts'
import type { ClientOptions } from './create-client.ts'
import { createPublisher } from './create-publisher.ts'
import { ensureTopics } from './ensure-topics.ts'
import { listPlacesAt, listRanges } from './list-ranges.ts'
import { startKafkaConsumer } from './start-kafka-consumer.ts'
import { withAdmin } from './with-admin.ts'
import { within } from './within.ts'

type KafkaOptions = ClientOptions & {
  /** Copies of each partition of topics created here; 1 unless told, 3 in production. */
  replication?: number
  publishDeadlineMs?: number
  /** A member silent for so long loses its partitions; 6 s unless told, the least a broker allows by default. */
  sessionTimeoutMs?: number
  /** A client without a sign of life for so long is replaced; 20 s unless told. */
  silentAfterMs?: number
}

/** The event log on Apache Kafka through kafkajs and snappy. Connects when first used. */
export function createKafkaBus(options: KafkaOptions): EventBus {
  const { replication = 1, publishDeadlineMs = 15_000, sessionTimeoutMs = 6_000, silentAfterMs = 20_000 } = options
  const publisher = createPublisher({ ...options, deadlineMs: publishDeadlineMs })
  const consumers = new Set<Consumer>()
  let closing: Promise<void> | undefined
  const close = async (deadlineMs: number) => {
    await Promise.all([...consumers].map((consumer) => consumer.close(deadlineMs)))
    await publisher.close(deadlineMs)
  }
  return {
    ensureTopics: (specs) => withAdmin(options, (admin) => ensureTopics(admin, specs, replication)),
    publish: (topic, messages) => (messages.length === 0 ? Promise.resolve() : publisher.publish(topic, messages)),
    subscribe: (subscription) => {
      const consumer = startKafkaConsumer({ ...options, subscription, sessionTimeoutMs, silentAfterMs })
      consumers.add(consumer)
      return consumer
    },
    ranges: (topics) => withAdmin(options, (admin) => listRanges(admin, topics)),
    placesAt: (topic, time) => withAdmin(options, (admin) => listPlacesAt(admin, topic, time)),
    health: () =>
      within(
        3_000,
        withAdmin(options, (admin) => admin.describeCluster()),
      ).then(
        () => ({ ok: true }),
        () => ({ ok: false, reason: 'the broker does not answer' }),
      ),
    close: (deadlineMs) => (closing ??= close(deadlineMs)),
  }
}
