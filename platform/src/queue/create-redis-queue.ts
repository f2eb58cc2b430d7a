import type { RedisConnection } from '#cache/open-redis'
import { createLocalQueue } from './create-local-queue.ts'
import type { OpenQueue } from './port.ts'

type Options = {
  connection: Pick<RedisConnection, 'redis' | 'ask'>
  /** Begins every key, so that several installations may share a server. */
  prefix?: string
}

/** In a Redis server, shared by all processes; while it does not answer each goes on with what it was offered itself. */
export function createRedisQueue({ connection: { redis, ask }, prefix = 'sac:' }: Options): OpenQueue {
  return (name) => {
    const local = createLocalQueue(name)
    const key = `${prefix}ready:${name}`
    const takeShared = async (limit: number) => {
      const popped = (await ask(() => redis.zpopmin(key, limit))) ?? []
      // Each name with its score.
      return popped.filter((_, at) => at % 2 === 0)
    }
    return {
      offer: async (names) => {
        if (names.length === 0) return
        const now = Date.now()
        const scored = names.flatMap((one, at) => [now + at / 1_000_000, one])
        if ((await ask(() => redis.zadd(key, 'NX', ...scored))) === null) await local.offer(names)
      },
      take: async (limit) => {
        const own = await local.take(limit)
        return own.length === limit ? own : [...own, ...(await takeShared(limit - own.length))]
      },
    }
  }
}
