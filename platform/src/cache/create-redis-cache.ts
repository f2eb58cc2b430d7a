import { randomBytes } from 'node:crypto'
import { Redis } from 'ioredis'
import type { Logger } from '#logging/create-logger'
import { type Cache, type Filled, type Looked, leaseMs } from './port.ts'

type RedisOptions = {
  url: string
  log: Logger
  /** Begins every key, so that several installations may share a server. */
  prefix?: string
}

const commandMs = 200
/** After a command without an answer the server is left alone for so long: a hung one costs one wait, not one for each request. */
const restMs = 1_000

// A value, or the right to fill it: whoever misses first has it until it is used, dropped or too old.
const lookScript = `
local found = {}
for n, key in ipairs(KEYS) do
  local value = redis.call('GET', key)
  if value then found[n] = 'v' .. value
  elseif redis.call('SET', key .. ':lease', ARGV[1], 'NX', 'PX', ARGV[2]) then found[n] = 'l'
  else found[n] = 'm' end
end
return found`

const fillScript = `
for n, key in ipairs(KEYS) do
  if redis.call('GET', key .. ':lease') == ARGV[2 * n] then
    redis.call('SET', key, ARGV[2 * n + 1], 'PX', ARGV[1])
    redis.call('DEL', key .. ':lease')
  end
end`

/** In a Redis server, shared by all processes. Its commands take at most 200 ms; connects again by itself, for ever. */
export function createRedisCache({ url, log, prefix = 'sac:' }: RedisOptions): Cache {
  const redis = connect(url, log)
  const ask = createAsking(redis, log)
  // Dropped while the server did not answer: it may still hold them.
  const owed = new Set<string>()
  const named = (key: string) => `${prefix}${key}`

  const drop = async (keys: readonly string[]) => {
    for (const key of keys) owed.add(key)
    const all = [...owed]
    if (all.length === 0) return
    const names = all.map(named).flatMap((name) => [name, `${name}:lease`])
    const dropped = await ask(() => redis.unlink(...names))
    if (dropped !== null) for (const key of all) owed.delete(key)
  }

  const look = async (keys: readonly string[]): Promise<readonly Looked[]> => {
    if (owed.size > 0) await drop([])
    const lease = randomBytes(12).toString('base64url')
    const names = keys.map(named)
    const found =
      owed.size === 0 && keys.length > 0 ? await ask(() => evaluate(redis, lookScript, names, [lease, leaseMs])) : null
    return keys.map((_, at) => lookedOf(Array.isArray(found) ? found[at] : 'm', lease))
  }

  const keep = async (entries: readonly Filled[], { ttlMs }: { ttlMs: number }) => {
    if (entries.length === 0) return
    const names = entries.map(({ key }) => named(key))
    const values = entries.flatMap(({ value, lease }) => [lease, value])
    await ask(() => evaluate(redis, fillScript, names, [ttlMs, ...values]))
  }

  return { look, keep, drop, close: () => redis.disconnect() }
}

function lookedOf(found: unknown, lease: string): Looked {
  if (typeof found === 'string' && found.startsWith('v')) return { value: found.slice(1) }
  return { value: null, lease: found === 'l' ? lease : null }
}

const evaluate = (redis: Redis, script: string, keys: readonly string[], values: readonly (string | number)[]) =>
  redis.eval(script, keys.length, ...keys, ...values)

function connect(url: string, log: Logger): Redis {
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
    if (!isTold) log.warn({ reason: error.message }, 'Redis does not answer: the database is asked instead')
    isTold = true
  })
  redis.on('ready', () => {
    isTold = false
  })
  redis.connect().catch(() => undefined)
  return redis
}

/** Null when there is no answer. */
function createAsking(redis: Redis, log: Logger) {
  let restUntil = 0
  return async <Answer>(command: () => Promise<Answer>): Promise<Answer | null> => {
    if (redis.status !== 'ready' || performance.now() < restUntil) return null
    try {
      return await command()
    } catch (error) {
      restUntil = performance.now() + restMs
      log.warn({ reason: error instanceof Error ? error.message : 'unknown' }, 'the cache did not answer')
      return null
    }
  }
}
