import { commandMs, openRedisOfTwo, type RedisOfTwo } from '@sac/tests/support/redis-of-two'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createRedisQueue } from './create-redis-queue.ts'
import type { ReadyQueue } from './port.ts'

let server: RedisOfTwo
beforeAll(async () => {
  server = await openRedisOfTwo()
})
afterAll(() => server.stop())

const inTwo = (name: string): [ReadyQueue, ReadyQueue] => {
  const [here, there] = server.connections.map((connection) => createRedisQueue({ connection })(name))
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
  await server.connections[0].redis.flushall()
  expect(await there.take(10)).toEqual([])
  await here.offer(names(5))
  expect(await there.take(10)).toEqual(names(5))
})

test('a server that hangs or is gone keeps nobody waiting, and each goes on with its own', async () => {
  const [here, there] = inTwo('degraded')
  server.signal('SIGSTOP')
  const started = performance.now()
  try {
    await here.offer(names(5))
    for (let n = 0; n < 50; n += 1) await there.take(5)
    expect(await here.take(10)).toEqual(names(5))
    expect(performance.now() - started).toBeLessThan(10 * commandMs)
  } finally {
    server.signal('SIGCONT')
  }
  await server.kill()
  await here.offer(names(3))
  expect(await here.take(10)).toEqual(names(3))
  await server.startAgain()
  await here.offer(names(2))
  expect(await there.take(10)).toEqual(names(2))
})
