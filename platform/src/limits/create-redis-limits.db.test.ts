import { commandMs, openRedisOfTwo, type RedisOfTwo } from '@sac/tests/support/redis-of-two'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createRedisLimits } from './create-redis-limits.ts'
import type { Limiter } from './port.ts'

let server: RedisOfTwo
beforeAll(async () => {
  server = await openRedisOfTwo()
})
afterAll(() => server.stop())

/** The same limit as two processes have it. */
const inTwo = (name: string): [Limiter, Limiter] => {
  const [here, there] = server.connections.map((connection) =>
    createRedisLimits({ connection })({ name, points: 3, seconds: 3_600 }),
  )
  if (!here || !there) throw new Error('two are opened')
  return [here, there]
}

test('what one process counts the other has counted, and the server is not told of whom', async () => {
  const [here, there] = inTwo('shared')
  expect(await here.take('jane@example.com')).toBe(0)
  await there.record('jane@example.com')
  expect(await there.wait('jane@example.com')).toBe(0)
  expect(await there.take('jane@example.com')).toBe(0)
  for (const one of [here, there]) {
    expect(await one.wait('jane@example.com')).toBeGreaterThan(3_000)
    expect(await one.take('jane@example.com')).toBeGreaterThan(3_000)
    expect(await one.take('john@example.com')).toBe(0)
  }
  expect((await server.connections[0].redis.keys('*'))?.join()).not.toContain('example')
})

test('a server that hangs or is gone keeps nobody waiting, and what was counted here holds on', async () => {
  const [here, there] = inTwo('degraded')
  for (let n = 0; n < 3; n += 1) await here.take('somebody')
  server.signal('SIGSTOP')
  const started = performance.now()
  try {
    expect(await here.take('somebody')).toBeGreaterThan(3_000)
    for (let n = 0; n < 3; n += 1) expect(await there.take('somebody')).toBe(0)
    expect(await there.take('somebody')).toBeGreaterThan(3_000)
    for (let n = 0; n < 50; n += 1) expect(await there.wait('somebody')).toBeGreaterThan(3_000)
    expect(performance.now() - started).toBeLessThan(10 * commandMs)
  } finally {
    server.signal('SIGCONT')
  }
  await server.kill()
  const [lonely] = inTwo('killed')
  for (let n = 0; n < 3; n += 1) expect(await lonely.take('somebody')).toBe(0)
  expect(await lonely.take('somebody')).toBeGreaterThan(3_000)
  await server.startAgain()
  const [again, other] = inTwo('back')
  for (let n = 0; n < 3; n += 1) await again.take('somebody')
  expect(await other.take('somebody')).toBeGreaterThan(3_000)
})
