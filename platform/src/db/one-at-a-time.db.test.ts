import { setTimeout as sleep, setImmediate as turn } from 'node:timers/promises'
import { createDatabase, type TestDatabase } from '@sac/tests/support/create-database'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSilentLogger } from '#logging/create-logger'
import { createPool } from './create-pool.ts'
import { oneAtATime } from './one-at-a-time.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await createDatabase()
})
afterAll(() => database.drop())

test('what runs under one name never overlaps, and a failure frees its place', async () => {
  let inside = 0
  let most = 0
  const work = async (n: number) => {
    inside += 1
    most = Math.max(most, inside)
    for (let turns = 0; turns < 20; turns += 1) await turn()
    inside -= 1
    if (n === 1) throw new Error('one failed')
    return n
  }
  const pools = [database.openPool(), database.openPool()] as const
  const all = [0, 1, 2, 3].map((n) => oneAtATime(pools[n % 2 === 0 ? 0 : 1], 'work', () => work(n)))
  expect((await Promise.allSettled(all)).map(({ status }) => status)).toEqual([
    'fulfilled',
    'rejected',
    'fulfilled',
    'fulfilled',
  ])
  expect(most).toBe(1)
})

test('another name waits for nobody', async () => {
  const pool = database.openPool()
  expect(await oneAtATime(pool, 'outer', () => oneAtATime(pool, 'inner', () => Promise.resolve('done')))).toBe('done')
})

test('whoever waits waits longer than a statement of its pool may take', async () => {
  const pool = createPool({ url: database.url, log: createSilentLogger(), statementMs: 50 })
  const order: string[] = []
  const first = oneAtATime(database.pool, 'long', async () => {
    const waits = oneAtATime(pool, 'long', async () => order.push('second'))
    await sleep(400)
    order.push('first')
    return { waits }
  })
  await (await first).waits
  expect(order).toEqual(['first', 'second'])
  await pool.end()
})
