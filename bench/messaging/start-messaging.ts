import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { topics } from '@sac/contracts/events/topics'
import { createKafkaBus } from '@sac/platform/bus/kafka/create-kafka-bus'
import { createPool } from '@sac/platform/db/create-pool'
import { startEmbeddedPostgres } from '@sac/platform/db/start-embedded-postgres'
import { createSilentLogger } from '@sac/platform/logging/create-logger'
import { migrateMessaging } from '@sac/platform/messaging/migrate-messaging'
import { startKafka } from '@sac/scripts/services/kafka'
import { ending } from '../harness/endings.ts'

/** Schema of the pretended service. */
export const schema = 'bench'
export const topic = 'inspections-topic'

export type Messaging = Awaited<ReturnType<typeof startMessaging>>

/** A real Apache Kafka and a durable PostgreSQL with outbox and inbox; everything is removed by `close`. */
export async function startMessaging() {
  const folder = await mkdtemp(join(tmpdir(), 'sac-bench-messaging-'))
  const remove = ending(() => rm(folder, { recursive: true, force: true }))
  // PostgreSQL may run as an account of its own and has to enter.
  await chmod(folder, 0o711)
  const log = createSilentLogger()
  const kafka = await startKafka({ folder: join(folder, 'kafka'), tuning: 'throughput' })
  const killKafka = ending(kafka.kill)
  const postgres = await startEmbeddedPostgres({ folder: join(folder, 'postgres') })
  const stopPostgres = ending(postgres.stop)
  const pool = createPool({ url: postgres.url, log, schema })
  await migrateMessaging(pool, { schema })
  const bus = createKafkaBus({ brokers: kafka.brokers, clientId: 'bench', replication: 1, log })
  await bus.ensureTopics([{ name: topic, ...topics[topic] }])
  return {
    bus,
    pool,
    log,
    brokers: kafka.brokers,
    close: async () => {
      await bus.close(2_000)
      await pool.end()
      await stopPostgres()
      await killKafka()
      await remove()
    },
  }
}
