import { ignoreNegativeTimeouts } from '@sac/platform/bus/kafka/ignore-negative-timeouts'
import { Kafka, logLevel } from 'kafkajs'
import { expect, inject, test } from 'vitest'

ignoreNegativeTimeouts()
const control = (action: string) => fetch(`${inject('kafkaControl')}/${action}`, { method: 'POST' })

function connect() {
  return new Kafka({ clientId: 'broker-test', brokers: inject('kafkaBrokers'), logLevel: logLevel.NOTHING })
}

async function countMessages(topic: string): Promise<number> {
  const admin = connect().admin()
  await admin.connect()
  const offsets = await admin.fetchTopicOffsets(topic)
  await admin.disconnect()
  return offsets.reduce((sum, { high }) => sum + Number(high), 0)
}

async function fill(topic: string, count: number): Promise<void> {
  const kafka = connect()
  const admin = kafka.admin()
  await admin.connect()
  await admin.createTopics({ topics: [{ topic, numPartitions: 3 }], waitForLeaders: true })
  await admin.disconnect()
  const producer = kafka.producer({ idempotent: true })
  await producer.connect()
  await producer.send({ topic, messages: Array.from({ length: count }, (_, n) => ({ key: `k${n}`, value: `v${n}` })) })
  await producer.disconnect()
}

test('every acknowledged message is there after the broker was killed and restarted', async (context) => {
  if (inject('kafkaControl') === '') context.skip('the given broker is not ours to kill')
  const topic = `killed-${process.pid}`
  await fill(topic, 100)
  expect((await control('kill')).status).toBe(204)
  await expect(countMessages(topic)).rejects.toThrow(/connect/i)
  expect((await control('restart')).status).toBe(204)
  // A broker that has just come up leads its partitions only after a moment.
  await expect.poll(() => countMessages(topic).catch(() => null)).toBe(100)
})

test('an unknown action is refused', async (context) => {
  if (inject('kafkaControl') === '') context.skip('the given broker is not ours to control')
  expect((await control('explode')).status).toBe(404)
})
