// Broker to effect: our consumer (inbox row and effect in one transaction, each event once) against a bare kafkajs loop with the
// same effect, a transaction for each batch and no protection against doubles.
import { lineEventTypes } from '@sac/contracts/events/device-events'
import type { Envelope } from '@sac/contracts/events/envelope'
import { consume } from '@sac/platform/bus/consume'
import type { Db } from '@sac/platform/db/db'
import { withTransaction } from '@sac/platform/db/with-transaction'
import { done } from '@sac/platform/inbox/outcome'
import type { Benchmark } from './harness/benchmark.ts'
import { type Figures, medianOf, readable, runRounds } from './harness/run-rounds.ts'
import { makeFacts, toRawMessage } from './messaging/make-facts.ts'
import { openRawClient } from './messaging/open-raw-client.ts'
import { type Messaging, startMessaging, topic } from './messaging/start-messaging.ts'
import { secondsUntil } from './sync-day/stop-watch.ts'

const target = 0.8
const messages = 20_000

export const consumption: Benchmark = {
  defaultRounds: 5,
  run: async ({ rounds, said }) => {
    const messaging = await startMessaging()
    try {
      await messaging.pool.query('CREATE TABLE folds (run text, inspection text, n int, PRIMARY KEY (run, inspection))')
      await publish(messaging, messages)
      let run = 0
      const contenders = [
        { name: 'ours', run: () => measure(messaging, { run: `ours-${(run += 1)}`, start: startOurs }) },
        { name: 'raw loop', run: () => measure(messaging, { run: `raw-${(run += 1)}`, start: startRaw }) },
      ]
      for (const contender of contenders) await contender.run()
      const results = await runRounds(contenders, { rounds, said })
      const ratio = medianOf(results, 'ours', 'messages/s') / medianOf(results, 'raw loop', 'messages/s')
      said(`ours / raw loop, messages per second: ${readable(ratio)} (target ≥ ${target})`)
      return { reached: ratio >= target }
    } finally {
      await messaging.close()
    }
  },
}

async function publish({ bus }: Messaging, count: number): Promise<void> {
  const facts = makeFacts({ count, seed: 'consume' })
  for (let at = 0; at < facts.length; at += 500) {
    const part = facts.slice(at, at + 500).map((fact) => {
      const { key, value, headers } = toRawMessage(fact)
      return { eventId: key, partitionKey: fact.partitionKey, headers, value: Buffer.from(value) }
    })
    await bus.publish(topic, part)
  }
}

/** Begins to consume everything as a new group; resolves to what ends it. */
type Start = (messaging: Messaging, run: string) => Promise<() => Promise<void>>

// From the first effect to the last: joining the group is not what is compared.
async function measure(messaging: Messaging, { run, start }: { run: string; start: Start }): Promise<Figures> {
  const { pool } = messaging
  const counted = async () => {
    const { rows } = await pool.query<{ n: string | null }>('SELECT sum(n) AS n FROM folds WHERE run = $1', [run])
    return Number(rows[0]?.n ?? '0')
  }
  const stop = await start(messaging, run)
  await secondsUntil({ reached: async () => (await counted()) > 0, deadlineSeconds: 60, started: performance.now() })
  const first = await counted()
  const seconds = await secondsUntil({
    reached: async () => (await counted()) >= messages,
    deadlineSeconds: 120,
    started: performance.now(),
  })
  await stop()
  return { 'messages/s': (messages - first) / seconds }
}

const startOurs: Start = async ({ bus, pool, log }, run) => {
  const handler = async (tx: Db, { data }: Envelope) => {
    await fold(tx, run, String(data['inspectionId']))
    return done
  }
  const handlers = Object.fromEntries(lineEventTypes.map((type) => [type, handler]))
  const consumer = consume({ bus, pool, log, group: run, topics: [topic], handlers })
  return () => consumer.close(2_000)
}

const startRaw: Start = async ({ brokers, pool }, run) => {
  const consumer = openRawClient(brokers).consumer({ groupId: run, maxWaitTimeInMs: 50 })
  await consumer.connect()
  await consumer.subscribe({ topics: [topic], fromBeginning: true })
  await consumer.run({
    partitionsConsumedConcurrently: 3,
    eachBatch: async (delivery) => {
      const { batch } = delivery
      for (let at = 0; at < batch.messages.length; at += 200) {
        const part = batch.messages.slice(at, at + 200)
        await withTransaction(pool, async (tx) => {
          for (const { value } of part) {
            const { data } = JSON.parse(String(value)) as Envelope
            await fold(tx, run, String(data['inspectionId']))
          }
        })
        delivery.resolveOffset(part.at(-1)?.offset ?? '0')
        await delivery.commitOffsetsIfNecessary()
        await delivery.heartbeat()
      }
    },
  })
  return () => consumer.disconnect()
}

async function fold(db: Db, run: string, inspection: string): Promise<void> {
  await db.query('INSERT INTO folds VALUES ($1, $2, 1) ON CONFLICT (run, inspection) DO UPDATE SET n = folds.n + 1', [
    run,
    inspection,
  ])
}
