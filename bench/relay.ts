// Outbox to broker: our relay (read, publish in order, delete when acknowledged) against kafkajs sending the same messages
// from memory with the same acknowledgements, compression and batch size.
import { withTransaction } from '@sac/platform/db/with-transaction'
import { appendToOutbox, type Fact } from '@sac/platform/outbox/append-to-outbox'
import { createRelay } from '@sac/platform/outbox/create-relay'
import kafkajs from 'kafkajs'
import type { Benchmark } from './harness/benchmark.ts'
import { type Figures, medianOf, readable, runRounds } from './harness/run-rounds.ts'
import { makeFacts, toRawMessage } from './messaging/make-facts.ts'
import { openRawClient } from './messaging/open-raw-client.ts'
import { type Messaging, schema, startMessaging, topic } from './messaging/start-messaging.ts'
import { secondsUntil } from './sync-day/stop-watch.ts'

const target = 0.85
const messages = 20_000

export const relay: Benchmark = {
  defaultRounds: 5,
  run: async ({ rounds, said }) => {
    const messaging = await startMessaging()
    try {
      let run = 0
      const facts = (count: number) => makeFacts({ count, seed: `relay ${(run += 1)}` })
      const contenders = [
        { name: 'ours', run: () => relayAll(messaging, facts(messages)) },
        { name: 'raw kafkajs', run: () => sendAll(messaging, facts(messages)) },
      ]
      for (const contender of contenders) await contender.run()
      const results = await runRounds(contenders, { rounds, said })
      const ratio = medianOf(results, 'ours', 'messages/s') / medianOf(results, 'raw kafkajs', 'messages/s')
      said(`ours / raw kafkajs, messages per second: ${readable(ratio)} (target ≥ ${target})`)
      for (const count of [500, 5_000, 50_000]) {
        const { 'messages/s': speed = Number.NaN } = await relayAll(messaging, facts(count))
        said(`growth: ${count} rows waiting, ${readable(speed)} messages/s`)
      }
      return { reached: ratio >= target }
    } finally {
      await messaging.close()
    }
  },
}

async function relayAll({ pool, bus, log }: Messaging, facts: readonly Fact[]): Promise<Figures> {
  for (let at = 0; at < facts.length; at += 1_000) {
    await withTransaction(pool, (tx) => appendToOutbox(tx, facts.slice(at, at + 1_000)))
  }
  const started = performance.now()
  const relay = createRelay({ pool, bus, schemas: [schema], log })
  const seconds = await secondsUntil({
    reached: async () => (await pool.query('SELECT 1 FROM bus_outbox LIMIT 1')).rowCount === 0,
    deadlineSeconds: 300,
    started,
  })
  await relay.close()
  return { 'messages/s': facts.length / seconds }
}

async function sendAll({ brokers }: Messaging, facts: readonly Fact[]): Promise<Figures> {
  const producer = openRawClient(brokers).producer({ maxInFlightRequests: 1, allowAutoTopicCreation: false })
  await producer.connect()
  const ready = facts.map(toRawMessage)
  const started = performance.now()
  for (let at = 0; at < ready.length; at += 500) {
    const part = ready.slice(at, at + 500)
    await producer.send({ topic, acks: -1, compression: kafkajs.CompressionTypes.Snappy, messages: part })
  }
  const seconds = (performance.now() - started) / 1_000
  await producer.disconnect()
  return { 'messages/s': facts.length / seconds }
}
