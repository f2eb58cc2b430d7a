// Straight onto the topic, as no producer of the product would.
import { setTimeout as sleep } from 'node:timers/promises'
import { partitionFor } from '@sac/contracts/events/partition'
import { topics } from '@sac/contracts/events/topics'
import { ignoreNegativeTimeouts } from '@sac/platform/bus/kafka/ignore-negative-timeouts'
import kafkajs, { type Kafka } from 'kafkajs'
import createSnappyCodec from 'kafkajs-snappy'
import { patienceMs } from '../../support/patience.ts'
import type { DatabaseServer } from './database-server.ts'
import type { PoisonRecord } from './poison.ts'

export type Place = { topic: string; partition: number; offset: number }

export const openKafka = (brokers: readonly string[]): Kafka => {
  ignoreNegativeTimeouts()
  kafkajs.CompressionCodecs[kafkajs.CompressionTypes.Snappy] = createSnappyCodec
  return new kafkajs.Kafka({
    clientId: 'rig',
    brokers: [...brokers],
    connectionTimeout: 15_000,
    requestTimeout: 60_000,
    retry: { retries: 5, initialRetryTime: 200 },
    logLevel: kafkajs.logLevel.NOTHING,
  })
}

type Target = { topic: keyof typeof topics; aggregate: string; record: PoisonRecord }

const partitionOf = ({ topic, aggregate }: Target) => partitionFor(aggregate, topics[topic].partitions)

/** Resolves with where the broker says it lies. */
export const publishOnKafka = (brokers: readonly string[], target: Target): Promise<Place> =>
  offerAgain(() => publishOnce(brokers, target))

/** What was refused (after an election, by a database that is going or coming) is offered again; once it may have been taken, never. */
async function offerAgain(publish: () => Promise<Place>): Promise<Place> {
  for (const deadline = Date.now() + patienceMs; ; await sleep(300)) {
    try {
      return await publish()
    } catch (error) {
      if (!isRefusal(error) || Date.now() > deadline) throw error
    }
  }
}

const refusals: readonly unknown[] = ['57P01', '57P03', 'ECONNREFUSED']

// kafkajs wraps what the broker said.
const isRefusal = (error: unknown): boolean =>
  error instanceof Error &&
  (error.name === 'KafkaJSProtocolError' ||
    ('code' in error && refusals.includes(error.code)) ||
    isRefusal(error.cause))

async function publishOnce(brokers: readonly string[], target: Target): Promise<Place> {
  const producer = openKafka(brokers).producer({ allowAutoTopicCreation: false, retry: { retries: 0 } })
  const { key, headers, value } = target.record
  const partition = partitionOf(target)
  try {
    await producer.connect()
    const message = { key, value: value === null ? null : Buffer.from(value), headers: { ...headers }, partition }
    const [stored] = await producer.send({
      topic: target.topic,
      acks: -1,
      // Packed, a value of megabytes fits into what the broker takes.
      compression: (value?.length ?? 0) > 2_000_000 ? kafkajs.CompressionTypes.GZIP : kafkajs.CompressionTypes.None,
      messages: [message],
    })
    return { topic: target.topic, partition, offset: Number(stored?.baseOffset) }
  } finally {
    await producer.disconnect()
  }
}

/** The same on the log in PostgreSQL, by its own rules: the head's row is locked, offsets are dense. */
export const publishInDatabase = (database: DatabaseServer, target: Target): Promise<Place> =>
  offerAgain(() => insertOnce(database, target))

async function insertOnce({ query }: DatabaseServer, target: Target): Promise<Place> {
  const { key, headers, value } = target.record
  const partition = partitionOf(target)
  const [stored] = await query<{ offset: string }>(
    `WITH place AS (
       UPDATE event_log.log_partition SET next_offset = next_offset + 1 WHERE topic = $1 AND partition = $2
       RETURNING next_offset - 1 AS "offset"
     )
     INSERT INTO event_log.log_record (topic, partition, "offset", message_key, headers, value, appended_at)
     SELECT $1, $2, "offset", $3, $4, $5, now() FROM place RETURNING "offset"`,
    [target.topic, partition, key, JSON.stringify(headers), value ?? Buffer.alloc(0)],
  )
  return { topic: target.topic, partition, offset: Number(stored?.offset) }
}
