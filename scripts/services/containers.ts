import { randomBytes } from 'node:crypto'
import { freePorts } from '../process/free-ports.ts'
import { startContainer } from './docker.ts'
import { kafkaVersion } from './kafka.ts'

type Started = { value: string; container: string }

/** Official image; the port is the same inside and outside, because the broker tells clients where to find it. */
export async function runKafkaContainer(): Promise<Started> {
  const port = await freePort()
  const container = 'smartautocheck-kafka'
  await startContainer({
    name: container,
    image: `apache/kafka:${kafkaVersion}`,
    ports: { host: port, inside: port },
    env: {
      KAFKA_NODE_ID: '1',
      KAFKA_PROCESS_ROLES: 'broker,controller',
      KAFKA_LISTENERS: `PLAINTEXT://:${port},CONTROLLER://:9093`,
      KAFKA_ADVERTISED_LISTENERS: `PLAINTEXT://127.0.0.1:${port}`,
      KAFKA_CONTROLLER_LISTENER_NAMES: 'CONTROLLER',
      KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: 'CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT',
      KAFKA_CONTROLLER_QUORUM_VOTERS: '1@127.0.0.1:9093',
      KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR: '1',
      KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR: '1',
      KAFKA_TRANSACTION_STATE_LOG_MIN_ISR: '1',
      KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS: '0',
      KAFKA_AUTO_CREATE_TOPICS_ENABLE: 'false',
    },
    ready: ['/opt/kafka/bin/kafka-topics.sh', '--bootstrap-server', `127.0.0.1:${port}`, '--list'],
  })
  return { value: `127.0.0.1:${port}`, container }
}

export async function runPostgresContainer(): Promise<Started> {
  const port = await freePort()
  const container = 'smartautocheck-postgres'
  const password = randomBytes(18).toString('base64url')
  await startContainer({
    name: container,
    image: 'postgres:18',
    ports: { host: port, inside: 5432 },
    env: { POSTGRES_PASSWORD: password, POSTGRES_DB: 'smartautocheck' },
    ready: ['pg_isready', '--host', '127.0.0.1', '--dbname', 'smartautocheck'],
  })
  return { value: `postgres://postgres:${password}@127.0.0.1:${port}/smartautocheck`, container }
}

export async function runRedisContainer(): Promise<Started> {
  const port = await freePort()
  const container = 'smartautocheck-redis'
  await startContainer({
    name: container,
    image: 'redis:8',
    ports: { host: port, inside: 6379 },
    env: {},
    command: ['redis-server', '--save', '', '--appendonly', 'no'],
    ready: ['redis-cli', 'ping'],
  })
  return { value: `redis://127.0.0.1:${port}`, container }
}

export async function runMongoContainer(): Promise<Started> {
  const port = await freePort()
  const container = 'smartautocheck-mongo'
  await startContainer({
    name: container,
    image: 'mongo:8',
    ports: { host: port, inside: 27017 },
    env: {},
    ready: ['mongosh', '--quiet', '--eval', 'db.runCommand({ ping: 1 })'],
  })
  return { value: `mongodb://127.0.0.1:${port}/smartautocheck`, container }
}

async function freePort(): Promise<number> {
  const [port = 0] = await freePorts(1)
  return port
}
