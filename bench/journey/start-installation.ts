import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPool, type Pool } from '@sac/platform/db/create-pool'
import { startEmbeddedPostgres } from '@sac/platform/db/start-embedded-postgres'
import { createSilentLogger } from '@sac/platform/logging/create-logger'
import { startKafka } from '@sac/scripts/services/kafka'
import { type Session, signIn } from '@sac/tests/support/simulated-device'
import { startStack } from '@sac/tests/support/start-stack'
import { ending } from '../harness/endings.ts'
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

/**
 * The product as its user starts it, with the durable PostgreSQL it would start itself and, on Kafka, a broker of its own.
 * Whatever does not start, nothing is left running.
 */
export async function startInstallation(eventLog: 'embedded' | 'Kafka'): Promise<Installation> {
  const folder = await mkdtemp(join(tmpdir(), 'sac-bench-journey-'))
  // PostgreSQL may run as an account of its own and has to enter.
  await chmod(folder, 0o711)
  const ends: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })]
  const close = ending(async () => {
    for (const end of ends.toReversed()) await end()
  })
  try {
    return { name: eventLog, close, ...(await startIn(folder, eventLog, ends)) }
  } catch (error) {
    await close()
    throw error
  }
}

async function startIn(
  folder: string,
  eventLog: 'embedded' | 'Kafka',
  ends: (() => Promise<unknown>)[],
): Promise<Omit<Installation, 'name' | 'close'>> {
  const postgres = await startEmbeddedPostgres({ folder: join(folder, 'postgres') })
  ends.push(postgres.stop)
  const postmaster = Number((await readFile(join(folder, 'postgres/cluster/postmaster.pid'), 'utf8')).split('\n')[0])
  const kafka = eventLog === 'Kafka' ? await startKafka({ folder: join(folder, 'kafka'), tuning: 'throughput' }) : null
  if (kafka) ends.push(kafka.kill)
  const dataFolder = join(folder, 'data')
  const brokers = kafka && { KAFKA_BROKERS: kafka.brokers.join(',') }
  const env = { DATABASE_URL: postgres.nearUrl, LOG_LEVEL: 'warn', CHECK_ANSWERS: 'off', ...brokers }
  const stack = await startStack({ dataFolder, env })
  ends.push(stack.stop)
  const pool = createPool({ url: postgres.url, log: createSilentLogger(), schema: 'certificates' })
  ends.push(() => pool.end())
  return {
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
  }
}
