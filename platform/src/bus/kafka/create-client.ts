import kafkajs, { type Kafka, type LogEntry } from 'kafkajs'
import createSnappyCodec from 'kafkajs-snappy'
import type { Logger } from '#logging/create-logger'
import { ignoreNegativeTimeouts } from './ignore-negative-timeouts.ts'

type ClientOptions = { brokers: readonly string[]; clientId: string; log: Logger }

/** The kafkajs client with our settings; it logs through our logger, at most as a warning: a refusal is our decision. */
export function createClient({ brokers, clientId, log }: ClientOptions): Kafka {
  ignoreNegativeTimeouts()
  kafkajs.CompressionCodecs[kafkajs.CompressionTypes.Snappy] = createSnappyCodec
  return new kafkajs.Kafka({
    clientId,
    brokers: [...brokers],
    connectionTimeout: 3_000,
    requestTimeout: 10_000,
    // The outbox and the consumer loop repeat for ever; inside the client a few attempts bridge a leader election.
    retry: { retries: 3, initialRetryTime: 200, maxRetryTime: 2_000 },
    logLevel: kafkajs.logLevel.WARN,
    logCreator: () => (entry) => writeLog(log, entry),
  })
}

function writeLog(log: Logger, { namespace, level, log: { message, error, groupId } }: LogEntry): void {
  if (level > kafkajs.logLevel.WARN) return
  log.warn({ client: namespace, reason: typeof error === 'string' ? error : undefined, groupId }, message)
}
