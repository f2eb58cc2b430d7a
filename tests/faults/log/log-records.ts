// Records of the log as they lie there, read and written past the product.
import { setTimeout as sleep } from 'node:timers/promises'
import type { Consumer, KafkaMessage } from 'kafkajs'
import { patienceMs } from '../../support/patience.ts'
import type { DatabaseServer } from './database-server.ts'
import { openKafka, type Place } from './publish-poison.ts'

const readTopics = ['inspections-topic', 'certificates-topic'] as const

export type LogRecord = Place & { value: Uint8Array } & Pick<KafkaMessage, 'key' | 'headers'>

export async function readKafka(brokers: readonly string[]): Promise<LogRecord[]> {
  const kafka = openKafka(brokers)
  const missing = new Map<string, number>()
  const admin = kafka.admin()
  await admin.connect()
  try {
    for (const topic of readTopics)
      for (const { partition, high, low } of await admin.fetchTopicOffsets(topic))
        if (Number(high) > Number(low)) missing.set(`${topic}/${partition}`, Number(high) - 1)
  } finally {
    await admin.disconnect()
  }
  const consumer = kafka.consumer({ groupId: `rig-${crypto.randomUUID()}`, maxBytesPerPartition: 8_000_000 })
  const records: LogRecord[] = []
  try {
    await consumer.connect()
    await consumer.subscribe({ topics: [...readTopics], fromBeginning: true })
    await readUntil(consumer, missing, records)
  } finally {
    await consumer.disconnect()
  }
  return records
}

async function readUntil(consumer: Consumer, missing: Map<string, number>, records: LogRecord[]): Promise<void> {
  await consumer.run({
    autoCommit: false,
    eachMessage: ({ topic, partition, message: { offset, key, headers, value } }) => {
      if (value) records.push({ topic, partition, offset: Number(offset), key, value, ...(headers ? { headers } : {}) })
      if (Number(offset) >= (missing.get(`${topic}/${partition}`) ?? -1)) missing.delete(`${topic}/${partition}`)
      return Promise.resolve()
    },
  })
  for (const deadline = Date.now() + patienceMs; missing.size > 0; await sleep(100))
    if (Date.now() > deadline) throw new Error(`the log cannot be read to its end: ${[...missing.keys()].join(', ')}`)
}

export async function readDatabase({ query }: DatabaseServer): Promise<LogRecord[]> {
  const rows = await query<Place & { key: string; value: Buffer }>(
    `SELECT topic, partition, "offset"::int AS "offset", message_key AS key, value
     FROM event_log.log_record WHERE topic = ANY($1) ORDER BY topic, partition, "offset"`,
    [[...readTopics]],
  )
  return rows.map((row) => ({ ...row, key: Buffer.from(row.key), headers: {} }))
}

/** Everything as it was, at new offsets of the same partitions. */
export async function publishAgain(brokers: readonly string[], records: readonly LogRecord[]): Promise<void> {
  const producer = openKafka(brokers).producer({ allowAutoTopicCreation: false, retry: { retries: 0 } })
  await producer.connect()
  try {
    for (const { topic, partition, key, headers = {}, value } of records)
      await producer.send({ topic, acks: -1, messages: [{ key, headers, partition, value: Buffer.from(value) }] })
  } finally {
    await producer.disconnect()
  }
}

export async function appendAgain({ query }: DatabaseServer, records: readonly LogRecord[]): Promise<void> {
  for (const { topic, partition, offset } of records)
    await query(
      `WITH place AS (
         UPDATE event_log.log_partition SET next_offset = next_offset + 1 WHERE topic = $1 AND partition = $2
         RETURNING next_offset - 1 AS "offset"
       )
       INSERT INTO event_log.log_record (topic, partition, "offset", message_key, headers, value, appended_at)
       SELECT topic, partition, place."offset", message_key, headers, value, now()
       FROM event_log.log_record AS known, place WHERE topic = $1 AND partition = $2 AND known."offset" = $3`,
      [topic, partition, offset],
    )
}
