import type { Kafka, Consumer as KafkaConsumer } from 'kafkajs'

type Opening = { group: string; gatherMs?: number; sessionTimeoutMs: number }

// A fetch costs this process and the broker about as much with one record as with a hundred.
const enough = 262_144

/** A consumer that has not been told to begin. */
export function openConsumer(kafka: Kafka, { gatherMs = 0, ...of }: Opening): KafkaConsumer {
  return kafka.consumer({
    groupId: of.group,
    sessionTimeout: of.sessionTimeoutMs,
    heartbeatInterval: Math.floor(of.sessionTimeoutMs / 6),
    rebalanceTimeout: 10_000,
    maxWaitTimeInMs: gatherMs || 250,
    minBytes: gatherMs > 0 ? enough : 1,
    maxBytesPerPartition: 1_048_576,
    allowAutoTopicCreation: false,
    // kafkajs' own restarts outlive its disconnect: whoever holds this membership begins the next one.
    retry: { retries: 3, initialRetryTime: 200, maxRetryTime: 2_000, restartOnFailure: () => Promise.resolve(false) },
  })
}
