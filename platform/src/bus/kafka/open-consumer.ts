import type { Kafka, Consumer as KafkaConsumer } from 'kafkajs'

/** A consumer that has not been told to begin. */
export function openConsumer(kafka: Kafka, of: { group: string; sessionTimeoutMs: number }): KafkaConsumer {
  return kafka.consumer({
    groupId: of.group,
    sessionTimeout: of.sessionTimeoutMs,
    heartbeatInterval: Math.floor(of.sessionTimeoutMs / 6),
    rebalanceTimeout: 10_000,
    maxWaitTimeInMs: 250,
    maxBytesPerPartition: 1_048_576,
    allowAutoTopicCreation: false,
    // kafkajs' own restarts outlive its disconnect: whoever holds this membership begins the next one.
    retry: { retries: 3, initialRetryTime: 200, maxRetryTime: 2_000, restartOnFailure: () => Promise.resolve(false) },
  })
}
