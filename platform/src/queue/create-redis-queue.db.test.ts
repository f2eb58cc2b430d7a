import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type RunningRedis, startRedis } from '@sac/scripts/services/redis'
import { until } from '@sac/tests/pipeline/until'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openRedis, type RedisConnection } from '#cache/open-redis'
import { createSilentLogger } from '#logging/create-logger'
import { createRedisQueue } from './create-redis-queue.ts'
import type { ReadyQueue } from './port.ts'

let folder: string
let server: RunningRedis
let connections: RedisConnection[]
const isUp = async ({ ask, redis }: RedisConnection) => ((await ask(() => redis.ping())) === 'PONG' ? true : null)
const untilUp = async () => {
  for (const one of connections) await until(() => isUp(one), { what: 'Redis' })
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sac-test-queue-'))
  server = await startRedis({ folder })
  connections = [0, 1].map(() => openRedis({ url: server.url, log: createSilentLogger() }))
  await untilUp()
})
afterAll(async () => {
  for (const { close } of connections) close()
  await server.stop()
  await rm(folder, { recursive: true, force: true })
})

const inTwo = (name: string): [ReadyQueue, ReadyQueue] => {
  const [here, there] = connections.map((connection) => createRedisQueue({ connection })(name))
  if (!here || !there) throw new Error('two are opened')
  return [here, there]
}
const names = (count: number) => Array.from({ length: count }, (_, n) => `m${String(n).padStart(3, '0')}`)

test('what one process offers another takes, in its order, and each name once however often it was offered', async () => {
  const [here, there] = inTwo('shared')
  for (const queue of [here, there, here]) await queue.offer(names(100))
  const taken = await Promise.all([here.take(30), there.take(30), here.take(30), there.take(30)])
  expect(taken[0]).toEqual(names(30))
  expect(taken.flat().toSorted((a, b) => a.localeCompare(b))).toEqual(names(100))
  expect(await here.take(10)).toEqual([])
})

test('a flushed server has forgotten them, and takes new ones', async () => {
  const [here, there] = inTwo('flushed')
  await here.offer(names(5))
  await connections[0]?.redis.flushall()
  expect(await there.take(10)).toEqual([])
  await here.offer(names(5))
  expect(await there.take(10)).toEqual(names(5))
})

test('a server that hangs or is gone keeps nobody waiting, and each goes on with its own', async () => {
  const [here, there] = inTwo('degraded')
  process.kill(server.pid, 'SIGSTOP')
  const started = performance.now()
  try {
    await here.offer(names(5))
    for (let n = 0; n < 20; n += 1) await there.take(5)
    expect(await here.take(10)).toEqual(names(5))
    expect(performance.now() - started).toBeLessThan(2_000)
  } finally {
    process.kill(server.pid, 'SIGCONT')
  }
  process.kill(server.pid, 'SIGKILL')
  await here.offer(names(3))
  expect(await here.take(10)).toEqual(names(3))
  server = await startRedis({ folder, port: Number(new URL(server.url).port) })
  await untilUp()
  await here.offer(names(2))
  expect(await there.take(10)).toEqual(names(2))
})
