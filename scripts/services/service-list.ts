import { endProcess, runsWith } from '../process/end-process.ts'
import { connectOnce } from './connect-once.ts'
import { runKafkaContainer, runMongoContainer, runPostgresContainer, runRedisContainer } from './containers.ts'
import { askForTopics, kafkaVersion, startKafka } from './kafka.ts'
import { mongoStandInName, startMongoStandIn } from './mongo-stand-in.ts'
import { startPostgres } from './postgres.ts'
import { startRedis } from './redis.ts'
import type { Service } from './service.ts'

const kafka: Service = {
  name: 'kafka',
  variable: 'KAFKA_BROKERS',
  title: { docker: `Apache Kafka ${kafkaVersion}`, native: `Apache Kafka ${kafkaVersion}` },
  check: (value) => askForTopics(value.split(',')),
  startDocker: runKafkaContainer,
  startNative: async (folder) => {
    const { brokers, pid } = await startKafka({ folder, outlives: true, tuning: 'throughput' })
    return { value: brokers.join(','), pid: pid() }
  },
  stopNative: stopByPid,
}

const postgres: Service = {
  name: 'postgres',
  variable: 'DATABASE_URL',
  title: { docker: 'PostgreSQL 18', native: 'PostgreSQL 18' },
  check: (value) => connectOnce(addressOf(value, 5432)),
  startDocker: runPostgresContainer,
  startNative: async (folder) => ({ value: (await startPostgres({ folder })).url }),
  stopNative: async ({ folder }) => (await startPostgres({ folder })).stop(),
}

const redis: Service = {
  name: 'redis',
  variable: 'REDIS_URL',
  title: { docker: 'Redis', native: 'Redis' },
  check: (value) => connectOnce(addressOf(value, 6379)),
  startDocker: runRedisContainer,
  startNative: async (folder) => {
    const { url, pid } = await startRedis({ folder, outlives: true })
    return { value: url, pid }
  },
  stopNative: stopByPid,
}

const mongo: Service = {
  name: 'mongo',
  variable: 'MONGO_URL',
  title: { docker: 'MongoDB', native: mongoStandInName },
  check: (value) => connectOnce(addressOf(value, 27017)),
  startDocker: runMongoContainer,
  startNative: async (folder) => {
    const { url, pid } = await startMongoStandIn({ folder, outlives: true })
    return { value: url, pid }
  },
  stopNative: stopByPid,
}

export const services: readonly Service[] = [kafka, postgres, redis, mongo]

async function stopByPid({ folder, pid }: { folder: string; pid?: number }): Promise<void> {
  if (pid !== undefined && (await runsWith(pid, folder))) await endProcess(pid, { signal: 'SIGTERM' })
}

function addressOf(value: string, defaultPort: number): { host: string; port: number } {
  const url = new URL(value)
  return { host: url.hostname, port: Number(url.port || defaultPort) }
}
