import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPool, type Pool } from '@sac/platform/db/create-pool'
import { startEmbeddedPostgres } from '@sac/platform/db/start-embedded-postgres'
import { createSilentLogger } from '@sac/platform/logging/create-logger'
import { startKafka } from '@sac/scripts/services/kafka'
import { type Session, signIn } from '@sac/tests/support/simulated-device'
import { startStack } from '@sac/tests/support/start-stack'
import { cpuOfTree, residentMb } from './process-tree.ts'

/** CPU milliseconds since each process began. */
export type Cpu = { product: number; postgres: number; kafka: number }

export type Installation = {
  name: string
  url: string
  dataFolder: string
  inspector: Session
  admin: Session
  /** The installation's own database, search path `certificates`. */
  pool: Pool
  cpu: () => Promise<Cpu>
  /** Resident memory of the product's process. */
  memoryMb: () => Promise<number>
  close: () => Promise<void>
}

/** The product as its user starts it, with the durable PostgreSQL it would start itself and, on Kafka, a broker of its own. */
export async function startInstallation(eventLog: 'embedded' | 'Kafka'): Promise<Installation> {
  const folder = await mkdtemp(join(tmpdir(), 'sac-bench-journey-'))
  // PostgreSQL may run as an account of its own and has to enter.
  await chmod(folder, 0o711)
  const postgres = await startEmbeddedPostgres({ folder: join(folder, 'postgres') })
  const postmaster = Number((await readFile(join(folder, 'postgres/cluster/postmaster.pid'), 'utf8')).split('\n')[0])
  const kafka = eventLog === 'Kafka' ? await startKafka({ folder: join(folder, 'kafka'), tuning: 'throughput' }) : null
  const dataFolder = join(folder, 'data')
  const env = {
    DATABASE_URL: postgres.nearUrl,
    LOG_LEVEL: 'warn',
    ...(kafka && { KAFKA_BROKERS: kafka.brokers.join(',') }),
  }
  const stack = await startStack({ dataFolder, env })
  const pool = createPool({ url: postgres.url, log: createSilentLogger(), schema: 'certificates' })
  return {
    name: eventLog,
    url: stack.url,
    dataFolder,
    inspector: await signIn(stack.url, 'inspector@demo.test'),
    admin: await signIn(stack.url, 'admin@demo.test'),
    pool,
    cpu: async () => ({
      product: await cpuOfTree(stack.pid()),
      postgres: await cpuOfTree(postmaster),
      kafka: kafka ? await cpuOfTree(kafka.pid()) : 0,
    }),
    memoryMb: () => residentMb(stack.pid()),
    close: async () => {
      await pool.end()
      await stack.stop()
      await kafka?.kill()
      await postgres.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
