// A Redis of its own, and the connections two processes would have to it.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openRedis, type RedisConnection } from '@sac/platform/cache/open-redis'
import { createSilentLogger } from '@sac/platform/logging/create-logger'
import { endProcess } from '@sac/scripts/process/end-process'
import { startRedis } from '@sac/scripts/services/redis'
import { until } from '../pipeline/until.ts'

export type RedisOfTwo = {
  connections: readonly [RedisConnection, RedisConnection]
  signal: (signal: 'SIGSTOP' | 'SIGCONT') => void
  /** Resolves when it is gone. */
  kill: () => Promise<void>
  /** After its end: under the address it had; both are connected again. */
  startAgain: () => Promise<void>
  stop: () => Promise<void>
}

/** Long enough for a slow machine: what is not answered in time counts as away. */
export const commandMs = 3_000

const isUp = async ({ ask, redis }: RedisConnection) => ((await ask(() => redis.ping())) === 'PONG' ? true : null)

export async function openRedisOfTwo(): Promise<RedisOfTwo> {
  const folder = await mkdtemp(join(tmpdir(), 'sac-test-redis-'))
  let server = await startRedis({ folder })
  const connect = () => openRedis({ url: server.url, log: createSilentLogger(), commandMs })
  const connections = [connect(), connect()] as const
  const untilUp = async () => {
    for (const one of connections) await until(() => isUp(one), { what: 'Redis' })
  }
  await untilUp()
  return {
    connections,
    signal: (signal) => void process.kill(server.pid, signal),
    kill: () => endProcess(server.pid, { signal: 'SIGKILL' }),
    startAgain: async () => {
      server = await startRedis({ folder, port: Number(new URL(server.url).port) })
      await untilUp()
    },
    stop: async () => {
      for (const { close } of connections) close()
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
