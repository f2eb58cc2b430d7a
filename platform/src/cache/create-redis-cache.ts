import { randomBytes } from 'node:crypto'
import type { Redis } from 'ioredis'
import type { RedisConnection } from './open-redis.ts'
import { type Cache, type Filled, type Looked, leaseMs } from './port.ts'

type RedisOptions = {
  connection: RedisConnection
  /** Begins every key, so that several installations may share a server. */
  prefix?: string
}

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

/** In a Redis server, shared by all processes. */
export function createRedisCache({ connection: { redis, ask, close }, prefix = 'sac:' }: RedisOptions): Cache {
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

  return { look, keep, drop, close }
}

function lookedOf(found: unknown, lease: string): Looked {
  if (typeof found === 'string' && found.startsWith('v')) return { value: found.slice(1) }
  return { value: null, lease: found === 'l' ? lease : null }
}

const evaluate = (redis: Redis, script: string, keys: readonly string[], values: readonly (string | number)[]) =>
  redis.eval(script, keys.length, ...keys, ...values)
