import { ignoreNegativeTimeouts } from '@sac/platform/bus/kafka/ignore-negative-timeouts'
import kafkajs, { type Kafka } from 'kafkajs'

/** kafkajs as it comes, silent; snappy has been registered by our own client in the same process. */
export function openRawClient(brokers: readonly string[]): Kafka {
  ignoreNegativeTimeouts()
  return new kafkajs.Kafka({ clientId: 'raw', brokers: [...brokers], logLevel: kafkajs.logLevel.NOTHING })
}
