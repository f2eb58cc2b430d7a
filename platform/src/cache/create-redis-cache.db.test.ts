import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { recordComponent } from '@sac/scripts/components/record-component'
import { type RunningRedis, startRedis } from '@sac/scripts/services/redis'
import { until } from '@sac/tests/pipeline/until'
import { Redis } from 'ioredis'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSilentLogger } from '#logging/create-logger'
import { cacheContract } from './cache.contract.ts'
import { createRedisCache } from './create-redis-cache.ts'
import { openRedis } from './open-redis.ts'
import type { Cache } from './port.ts'

let folder: string
let server: RunningRedis
let cache: Cache
let other: Cache

const port = () => Number(new URL(server.url).port)
const open = () => createRedisCache({ connection: openRedis({ url: server.url, log: createSilentLogger() }) })
const isUp = async (one: Cache) => {
  const [looked] = await one.look([`probe ${Math.random()}`])
  return looked?.value === null && looked.lease !== null
}
const untilUp = (one: Cache) => until(async () => ((await isUp(one)) ? true : null), { what: 'Redis' })

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sac-test-redis-'))
  server = await startRedis({ folder })
  await recordComponent('Redis', server.version)
  cache = open()
  other = open()
  await Promise.all([untilUp(cache), untilUp(other)])
})
afterAll(async () => {
  cache.close()
  other.close()
  await server.stop()
  await rm(folder, { recursive: true, force: true })
})

cacheContract('cache in Redis', () => ({ cache, other, pass: (ms) => sleep(ms) }))

async function put(key: string, value: string): Promise<void> {
  const [looked] = await cache.look([key])
  if (looked?.value === null) await cache.keep([{ key, value, lease: looked.lease ?? '' }], { ttlMs: 60_000 })
}

async function timed<Result>(work: () => Promise<Result>): Promise<{ ms: number; result: Result }> {
  const started = performance.now()
  const result = await work()
  return { ms: performance.now() - started, result }
}

test('a server that hangs costs one wait of 200 ms, then none; what was dropped meanwhile is never seen again', async () => {
  await put('hung', 'old')
  process.kill(server.pid, 'SIGSTOP')
  try {
    const first = await timed(() => cache.look(['hung']))
    expect(first.result).toEqual([{ value: null, lease: null }])
    expect(first.ms).toBeLessThan(1_000)
    const others = await timed(async () => {
      for (let n = 0; n < 50; n += 1) await cache.look(['hung'])
      await cache.drop(['hung'])
    })
    expect(others.ms).toBeLessThan(1_000)
  } finally {
    process.kill(server.pid, 'SIGCONT')
  }
  await untilUp(cache)
  expect((await cache.look(['hung']))[0]?.value).toBeNull()
  expect((await other.look(['hung']))[0]?.value).toBeNull()
})

test('a flushed server is a server without copies', async () => {
  await put('flushed', 'one')
  const admin = new Redis(server.url)
  await admin.flushall()
  await admin.quit()
  expect((await cache.look(['flushed']))[0]).toMatchObject({ value: null, lease: expect.any(String) })
})

test('a killed server is a miss at once, and used again when it is back', async () => {
  await put('killed', 'one')
  process.kill(server.pid, 'SIGKILL')
  await sleep(100)
  const { ms, result } = await timed(() => cache.look(['killed']))
  expect(result).toEqual([{ value: null, lease: null }])
  expect(ms).toBeLessThan(100)
  await cache.keep([{ key: 'killed', value: 'x', lease: 'x' }], { ttlMs: 1_000 })
  server = await startRedis({ folder, port: port() })
  await untilUp(cache)
  await untilUp(other)
})
