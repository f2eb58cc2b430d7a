// What every deployable stands on: database, event log, photo store. Embedded where no server is configured.
import { access, constants, mkdir, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { topics } from '@sac/contracts/events/topics'
import { createFileBlobs } from '@sac/platform/blobs/create-file-blobs'
import type { Blobs } from '@sac/platform/blobs/port'
import { BusError, type EventBus } from '@sac/platform/bus/port'
import { createPostgresLog, eventLogSchema } from '@sac/platform/bus/postgres-log/create-postgres-log'
import { createMemoryCache } from '@sac/platform/cache/create-memory-cache'
import { createRedisCache } from '@sac/platform/cache/create-redis-cache'
import type { Cache } from '@sac/platform/cache/port'
import { createPool, type Pool } from '@sac/platform/db/create-pool'
import { startEmbeddedPostgres } from '@sac/platform/db/start-embedded-postgres'
import { untilDatabaseAnswers } from '@sac/platform/db/until-database-answers'
import { createLocalLimits } from '@sac/platform/limits/create-local-limits'
import { createRedisLimits } from '@sac/platform/limits/create-redis-limits'
import type { Limits } from '@sac/platform/limits/port'
import type { Logger } from '@sac/platform/logging/create-logger'
import { createLocalQueue } from '@sac/platform/queue/create-local-queue'
import { createRedisQueue } from '@sac/platform/queue/create-redis-queue'
import type { OpenQueue } from '@sac/platform/queue/port'
import { backoffMs } from '@sac/platform/timing/backoff'
import { prepareDatabase } from './prepare-database.ts'
import type { Settings } from './settings.ts'

export type Infrastructure = {
  bus: EventBus
  /** Resolves when every topic is there, however long that takes; rejects when the event log refuses one. */
  untilTopicsExist: () => Promise<void>
  blobs: Blobs
  cache: Cache
  limits: Limits
  openQueue: OpenQueue
  /**
   * The pool whose search path is `schema`, signed in as the role of that name or of another, with settings of its own for
   * its sessions the first time it is asked for; closed by close.
   */
  openPool: (schema: string, role?: string, session?: Readonly<Record<string, string>>) => Pool
  /** Bytes free where photos lie. */
  freeBytes: () => Promise<number>
  /** What runs where, in words for the operator. */
  description: { database: string; eventLog: string }
  close: (deadlineMs: number) => Promise<void>
}

async function requireDataFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true })
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch {
    throw new Error(`The data folder ${folder} cannot be written: make it writable or set DATA_DIR to another one.`)
  }
}

// What services, relay and jobs ask takes milliseconds, and what is long they ask batch by batch. (Migrations and the commands of
// the console sign in on their own and take as long as they take.)
const statementMs = 30_000

/** What an operator reads when the database is not there. */
export const databaseDown = 'The database does not answer: start it, or correct DATABASE_URL.'

async function openDatabase({ DATABASE_URL, DATA_DIR }: Settings) {
  if (DATABASE_URL !== undefined) {
    await untilDatabaseAnswers({ url: DATABASE_URL, onWait: () => process.stderr.write(`${databaseDown}\n`) })
    return { url: DATABASE_URL, words: 'PostgreSQL server', stop: () => Promise.resolve() }
  }
  const server = await startEmbeddedPostgres({ folder: join(DATA_DIR, 'postgres') })
  return { url: server.nearUrl, words: `embedded PostgreSQL in ${DATA_DIR}`, stop: server.stop }
}

/** Makes the topics, however long the broker takes: uploads are taken meanwhile. Rejects when it refuses ours. */
async function untilTopicsExist(bus: EventBus, log: Logger): Promise<void> {
  const specs = Object.entries(topics).map(([name, spec]) => ({ name, ...spec }))
  for (let attempts = 1; ; attempts += 1) {
    try {
      return await bus.ensureTopics(specs)
    } catch (error) {
      if (!(error instanceof BusError) || error.kind === 'fatal') throw error
      log.warn({ attempts, reason: error.message }, 'waiting for the event log')
      await sleep(backoffMs(attempts, { baseMs: 250, capMs: 3_000 }))
    }
  }
}

type BusOptions = { url: string; clientId: string; log: Logger }

/** Kafka where brokers are named, else the log in PostgreSQL, which makes its tables. */
export async function openBus(
  { KAFKA_BROKERS: brokers, KAFKA_REPLICATION: replication }: Settings,
  { url, clientId, log }: BusOptions,
): Promise<EventBus> {
  if (brokers === undefined) return createPostgresLog({ url, log })
  // A start without them does not read the clients of servers, here and below.
  const { createKafkaBus } = await import('@sac/platform/bus/kafka/create-kafka-bus')
  return createKafkaBus({ brokers, clientId, replication, log })
}

/** What processes share in Redis, or each has of its own. */
async function openShared(
  { REDIS_URL: url }: Settings,
  log: Logger,
): Promise<Pick<Infrastructure, 'cache' | 'limits' | 'openQueue'>> {
  if (url === undefined) return { cache: createMemoryCache(), limits: createLocalLimits(), openQueue: createLocalQueue }
  const { openRedis } = await import('@sac/platform/cache/open-redis')
  const connection = openRedis({ url, log })
  return {
    cache: createRedisCache({ connection }),
    limits: createRedisLimits({ connection }),
    openQueue: createRedisQueue({ connection }),
  }
}

// The embedded database is ours to divide; another one is its owner's.
const rolesOf = ({ DATABASE_ROLES, DATABASE_URL }: Settings) =>
  DATABASE_ROLES ?? (DATABASE_URL === undefined ? 'own' : 'none')

/** Opens everything or throws one clear sentence. */
export async function openInfrastructure(settings: Settings, log: Logger): Promise<Infrastructure> {
  const { DATA_DIR } = settings
  await requireDataFolder(DATA_DIR)
  const database = await openDatabase(settings)
  const urlOf = await prepareDatabase({ ownerUrl: database.url, roles: rolesOf(settings), log })
  const bus = await openBus(settings, { url: urlOf(eventLogSchema), clientId: 'smartautocheck', log })
  const { cache, limits, openQueue } = await openShared(settings, log)
  const pools = new Map<string, Pool>()
  return {
    cache,
    limits,
    openQueue,
    bus,
    untilTopicsExist: () => untilTopicsExist(bus, log),
    blobs: await createFileBlobs({ folder: join(DATA_DIR, 'blobs') }),
    openPool: (schema, role = schema, session = {}) => {
      const pool =
        pools.get(`${schema} ${role}`) ??
        createPool({ url: urlOf(role), log, schema, name: schema, session, statementMs })
      pools.set(`${schema} ${role}`, pool)
      return pool
    },
    freeBytes: async () => {
      const { bavail, bsize } = await statfs(DATA_DIR)
      return bavail * bsize
    },
    description: {
      database: database.words,
      eventLog: settings.KAFKA_BROKERS === undefined ? 'PostgreSQL event log' : 'Apache Kafka',
    },
    close: async (deadlineMs) => {
      cache.close()
      await bus.close(deadlineMs)
      await Promise.all([...pools.values()].map((pool) => pool.end()))
      await database.stop()
    },
  }
}
