import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { recordComponent } from '@sac/scripts/components/record-component'
import { endProcess } from '@sac/scripts/process/end-process'
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
// Long enough for a slow machine: what is not answered in time counts as away.
const commandMs = 3_000
const open = () =>
  createRedisCache({ connection: openRedis({ url: server.url, log: createSilentLogger(), commandMs }) })
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

/** Milliseconds that fifty questions take. */
async function fiftyLooks(key: string): Promise<number> {
  const started = performance.now()
  for (let n = 0; n < 50; n += 1) expect(await cache.look([key])).toEqual([{ value: null, lease: null }])
  return performance.now() - started
}

test('a server that hangs costs one wait, then none; what was dropped meanwhile is never seen again', async () => {
  await put('hung', 'old')
  process.kill(server.pid, 'SIGSTOP')
  try {
    expect(await cache.look(['hung'])).toEqual([{ value: null, lease: null }])
    expect(await fiftyLooks('hung')).toBeLessThan(10 * commandMs)
    await cache.drop(['hung'])
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
  await endProcess(server.pid, { signal: 'SIGKILL' })
  expect(await fiftyLooks('killed')).toBeLessThan(10 * commandMs)
  await cache.keep([{ key: 'killed', value: 'x', lease: 'x' }], { ttlMs: 1_000 })
  server = await startRedis({ folder, port: port() })
  await untilUp(cache)
  await untilUp(other)
})
