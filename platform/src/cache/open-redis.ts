import { Redis } from 'ioredis'
import type { Logger } from '#logging/create-logger'

/** Null when there is no answer. */
export type AskRedis = <Answer>(command: () => Promise<Answer>) => Promise<Answer | null>

export type RedisConnection = {
  redis: Redis
  ask: AskRedis
  close: () => void
}

/** After a command without an answer the server is left alone for so long: a hung one costs one wait, not one for each request. */
const restMs = 1_000

type Options = {
  url: string
  log: Logger
  /** How long an answer is waited for, in milliseconds; 200 unless told. */
  commandMs?: number
}

/** A Redis server that may be away: it is waited for a moment only; connects again by itself, for ever. */
export function openRedis({ url, log, commandMs = 200 }: Options): RedisConnection {
  const redis = connect({ url, log, commandMs })
  return { redis, ask: createAsking(redis, log), close: () => redis.disconnect() }
}

function connect({ url, log, commandMs }: Required<Options>): Redis {
  const redis = new Redis(url, {
    lazyConnect: true,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    connectTimeout: 1_000,
    commandTimeout: commandMs,
    retryStrategy: (attempt) => Math.min(50 * 2 ** attempt, 2_000),
  })
  // Each failed attempt is told once more; the first is enough.
  let isTold = false
  redis.on('error', (error: Error) => {
    if (!isTold) log.warn({ reason: error.message }, 'Redis does not answer: what it is for is done without it')
    isTold = true
  })
  redis.on('ready', () => {
    isTold = false
  })
  redis.connect().catch(() => undefined)
  return redis
}

function createAsking(redis: Redis, log: Logger): AskRedis {
  let restUntil = 0
  return async <Answer>(command: () => Promise<Answer>): Promise<Answer | null> => {
    if (redis.status !== 'ready' || performance.now() < restUntil) return null
    try {
      return await command()
    } catch (error) {
      restUntil = performance.now() + restMs
      log.warn({ reason: error instanceof Error ? error.message : 'unknown' }, 'Redis did not answer')
      return null
    }
  }
}
