import { createHash } from 'node:crypto'
import { type RateLimiterAbstract, RateLimiterRedis } from 'rate-limiter-flexible'
import type { AskRedis, RedisConnection } from '#cache/open-redis'
import { take, wait } from './counted.ts'
import { createLocalLimits } from './create-local-limits.ts'
import type { Limits } from './port.ts'

type Options = {
  connection: Pick<RedisConnection, 'redis' | 'ask'>
  /** Begins every key, so that several installations may share a server. */
  prefix?: string
}

// Keys are addresses of people, too: the server is told which are the same and not which they are.
const nameOf = (key: string) => createHash('sha256').update(key).digest('base64url')

/**
 * Counted in a Redis server for all processes, and in this one as well: while the server does not answer, what is counted here
 * holds on.
 */
export function createRedisLimits({ connection: { redis, ask }, prefix = 'sac:' }: Options): Limits {
  const locally = createLocalLimits()
  return (limit) => {
    const { name, points, seconds: duration } = limit
    const local = locally(limit)
    const shared = new RateLimiterRedis({ storeClient: redis, points, duration, keyPrefix: `${prefix}limit:${name}` })
    return {
      take: async (key) => (await local.take(key)) || asked(ask, shared, (all) => take(all, nameOf(key))),
      wait: async (key) => (await local.wait(key)) || asked(ask, shared, (all) => wait(all, nameOf(key))),
      record: async (key) => {
        await local.record(key)
        await ask(() => shared.penalty(nameOf(key), 1))
      },
    }
  }
}

/** Nothing to wait for where the server does not answer. */
const asked = async (
  ask: AskRedis,
  shared: RateLimiterAbstract,
  question: (all: RateLimiterAbstract) => Promise<number>,
): Promise<number> => (await ask(() => question(shared))) ?? 0
