// What the log itself says happened, read past the product: by a consumer of our own, or from the log's rows.
import { setTimeout as sleep } from 'node:timers/promises'
import type { Consumer } from 'kafkajs'
import type { Installation } from './installation.ts'
import { openKafka } from './publish-poison.ts'
import type { Fact } from './snapshot.ts'

/** Happen once in the life of an inspection here: no inspection is sealed twice. */
const onceEach = ['inspection.completed', 'certificate.generated']

export async function foldFacts({ broker, database }: Installation): Promise<Fact[]> {
  const values = broker
    ? await readTopics(broker.brokers)
    : (
        await database.query<{ value: Buffer }>(
          `SELECT value FROM event_log.log_record WHERE topic IN ('inspections-topic', 'certificates-topic')`,
        )
      ).map(({ value }) => value)
  // A relay that loses an answer publishes again: the same fact under the same id.
  const facts = new Map(values.flatMap((value) => factOf(value)).map((fact) => [fact.eventId, fact]))
  return [...facts.values()].filter(({ eventType }) => onceEach.includes(eventType))
}

function factOf(value: Uint8Array): Fact[] {
  try {
    const { eventId, eventType, version, data } = JSON.parse(Buffer.from(value).toString()) as {
      eventId: string
      eventType: string
      version: string
      data: { inspectionId?: unknown }
    }
    const inspectionId = data.inspectionId
    // Poison has no inspection to speak of.
    return typeof inspectionId === 'string' && version === '1.0' ? [{ eventId, eventType, inspectionId }] : []
  } catch {
    return []
  }
}

async function readTopics(brokers: readonly string[]): Promise<Uint8Array[]> {
  const kafka = openKafka(brokers)
  const topics = ['inspections-topic', 'certificates-topic']
  const missing = new Map<string, number>()
  const admin = kafka.admin()
  await admin.connect()
  for (const topic of topics)
    for (const { partition, high, low } of await admin.fetchTopicOffsets(topic))
      if (Number(high) > Number(low)) missing.set(`${topic}/${partition}`, Number(high) - 1)
  await admin.disconnect()
  const consumer = kafka.consumer({ groupId: `rig-${crypto.randomUUID()}`, maxBytesPerPartition: 8_000_000 })
  const values: Uint8Array[] = []
  try {
    await consumer.connect()
    await consumer.subscribe({ topics, fromBeginning: true })
    await readUntil(consumer, missing, values)
  } finally {
    await consumer.disconnect()
  }
  return values
}

async function readUntil(consumer: Consumer, missing: Map<string, number>, values: Uint8Array[]): Promise<void> {
  await consumer.run({
    eachMessage: ({ topic, partition, message: { offset, value } }) => {
      if (value) values.push(value)
      if (Number(offset) >= (missing.get(`${topic}/${partition}`) ?? -1)) missing.delete(`${topic}/${partition}`)
      return Promise.resolve()
    },
  })
  for (const deadline = Date.now() + 30_000; missing.size > 0; await sleep(100))
    if (Date.now() > deadline) throw new Error(`the log cannot be read to its end: ${[...missing.keys()].join(', ')}`)
}
