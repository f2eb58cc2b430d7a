// A statement that does not come to an end, and a server that does not answer: neither holds a connection for ever.
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { operations } from '@sac/contracts/operations'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApp } from '#http/create-app'
import { listen } from '#http/listen'
import { createSilentLogger } from '#logging/create-logger'
import { createPool, type Pool } from './create-pool.ts'
import { isDatabaseDown, isNotNow } from './not-now.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from './start-embedded-postgres.ts'
import { withTransaction } from './with-transaction.ts'

let folder: string
/** A server of this file alone, which may be stopped. */
let server: EmbeddedPostgres
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sac-hung-'))
  server = await startEmbeddedPostgres({ folder, durable: false })
})
afterAll(async () => {
  await server.stop()
  await rm(folder, { recursive: true, force: true })
})

const poolWith = (statementMs: number): Pool =>
  createPool({ url: server.nearUrl, log: createSilentLogger(), max: 1, statementMs })
const errorOf = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error: unknown) => error,
  )

test('a statement that takes too long is ended, alone and in a transaction, and its connection serves the next', async () => {
  const pool = poolWith(200)
  const hung = [
    () => pool.query('SELECT pg_sleep(600)'),
    () => pool.query('SELECT pg_sleep($1)', [600]),
    () => withTransaction(pool, (tx) => tx.query('SELECT pg_sleep($1)', [600])),
  ]
  for (const hang of hung) {
    const error = await errorOf(hang())
    expect(error).toMatchObject({ code: '57014' })
    expect(isNotNow(error)).toBe(true)
    expect((await pool.query('SELECT 1 AS n')).rows).toEqual([{ n: 1 }])
  }
  await pool.end()
})

test('whoever waits for a lock that is never given back is in the way no longer than that', async () => {
  const [holder, pool] = [poolWith(60_000), poolWith(200)]
  await holder.query('CREATE TABLE held (n integer)')
  const tx = await holder.connect()
  await tx.query('BEGIN')
  await tx.query('LOCK TABLE held')
  expect(isNotNow(await errorOf(pool.query('SELECT n FROM held WHERE n = $1', [1])))).toBe(true)
  await tx.query('ROLLBACK')
  tx.release()
  expect((await pool.query('SELECT n FROM held WHERE n = $1', [1])).rows).toEqual([])
  await Promise.all([holder.end(), pool.end()])
})

test('a request whose statement hangs is told when to come back, and the next one is answered', async () => {
  const pool = poolWith(200)
  let sql = 'SELECT pg_sleep(600)'
  const handle = async () => {
    await pool.query(sql)
    return { status: 204 as const }
  }
  const app = createApp({
    routes: [{ operation: 'auth.logout', handle }],
    authenticate: async () => ({ proof: 'person', userId: 'u', role: 'customer' }),
    log: createSilentLogger(),
    newId: () => 'made-id',
    probes: { ready: {} },
  })
  const http = await listen(app, { port: 0, host: '127.0.0.1' })
  const ask = () => fetch(`http://127.0.0.1:${http.port}${operations['auth.logout'].path}`, { method: 'POST' })
  const refused = await ask()
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5'])
  expect(await refused.json()).toMatchObject({ code: 'server.unavailable' })
  sql = 'SELECT 1'
  expect((await ask()).status).toBe(204)
  await http.close(100)
  await pool.end()
})

test('a server that stands still loses its connections, and has new ones when it goes on', async () => {
  const pool = poolWith(200)
  await pool.query('SELECT 1')
  const [postmaster = ''] = (await readFile(join(folder, 'cluster/postmaster.pid'), 'utf8')).split('\n')
  const { rows } = await pool.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
  const pids = [Number(postmaster), ...rows.map(({ pid }) => pid)]
  for (const pid of pids) process.kill(pid, 'SIGSTOP')
  const alone = await errorOf(pool.query('SELECT $1::int', [1]))
  const left = pool.totalCount
  for (const pid of pids) process.kill(pid, 'SIGCONT')
  expect(isDatabaseDown(alone)).toBe(true)
  expect(left).toBe(0)
  const hangs = withTransaction(pool, async (tx) => {
    const session = await tx.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
    for (const { pid } of session.rows) process.kill(pid, 'SIGSTOP')
    pids.push(...session.rows.map(({ pid }) => pid))
    await tx.query('SELECT $1::int', [1])
  })
  const together = await errorOf(hangs)
  const stillThere = pool.totalCount
  process.kill(pids.at(-1) ?? 0, 'SIGCONT')
  expect(isDatabaseDown(together)).toBe(true)
  expect(stillThere).toBe(0)
  expect((await pool.query('SELECT 1 AS n')).rows).toEqual([{ n: 1 }])
  await pool.end()
})
