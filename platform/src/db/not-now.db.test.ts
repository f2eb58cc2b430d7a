// The errors themselves, as the driver, its pool and a real server make them.
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDatabase, type TestDatabase } from '@sac/tests/support/create-database'
import { startTcpProxy } from '@sac/tests/support/tcp-proxy'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSilentLogger } from '#logging/create-logger'
import { createPool, type Pool } from './create-pool.ts'
import { isContention, isDatabaseDown, isNotNow } from './not-now.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from './start-embedded-postgres.ts'

let database: TestDatabase
let folder: string
/** A server of this file alone, which may be stopped and filled. */
let own: EmbeddedPostgres
beforeAll(async () => {
  database = await createDatabase()
  folder = await mkdtemp(join(tmpdir(), 'sac-not-now-'))
  own = await startEmbeddedPostgres({ folder, durable: false })
})
afterAll(async () => {
  await database.drop()
  await own.stop()
  await rm(folder, { recursive: true, force: true })
})

// What is silent is silent after one second as after fifteen.
const poolAt = (url: string, max = 20): Pool => createPool({ url, log: createSilentLogger(), max, connectMs: 1_000 })

/** The database under another host and port. */
function at(host: string, port: number): string {
  const url = new URL(database.url)
  url.hostname = host
  url.port = String(port)
  return url.href
}

/** What a statement on a pool of its own ends with. */
async function failureAt(url: string): Promise<unknown> {
  const pool = poolAt(url)
  try {
    return await pool.query('SELECT 1').catch((error: unknown) => error)
  } finally {
    await pool.end()
  }
}

test('a server that takes the connection and says nothing is away', async () => {
  const mute = createServer(() => undefined).listen(0, '127.0.0.1')
  await once(mute, 'listening')
  const address = mute.address()
  const failure = await failureAt(at('127.0.0.1', typeof address === 'object' && address ? address.port : 0))
  mute.close()
  expect(failure).toMatchObject({ message: 'Connection terminated due to connection timeout' })
  expect(isDatabaseDown(failure)).toBe(true)
})

test('a port nobody listens at is away, under every address of its name', async () => {
  const gone = createServer().listen(0, '127.0.0.1')
  await once(gone, 'listening')
  const address = gone.address()
  const port = typeof address === 'object' && address ? address.port : 0
  gone.close()
  await once(gone, 'close')
  for (const host of ['127.0.0.1', 'localhost']) expect(isDatabaseDown(await failureAt(at(host, port)))).toBe(true)
  expect(isDatabaseDown(await failureAt(at('no-such-host.invalid', port)))).toBe(true)
})

test('a pool whose connections are all taken is away for whoever comes next', async () => {
  const pool = poolAt(database.url, 1)
  const taken = await pool.connect()
  const failure = await pool.query('SELECT 1').catch((error: unknown) => error)
  taken.release()
  expect(failure).toMatchObject({ message: 'timeout exceeded when trying to connect' })
  expect(isDatabaseDown(failure)).toBe(true)
  expect((await pool.query('SELECT 1')).rowCount).toBe(1)
  await pool.end()
  expect(isDatabaseDown(await pool.query('SELECT 1').catch((error: unknown) => error))).toBe(true)
})

test('a connection that breaks in the middle of a statement is away, and whoever still holds it hears so too', async () => {
  const { hostname, port } = new URL(database.url)
  const proxy = await startTcpProxy({ host: hostname, port: Number(port) })
  const pool = poolAt(at('127.0.0.1', proxy.port))
  const held = await pool.connect()
  const running = held.query('SELECT pg_sleep(60)').catch((error: unknown) => error)
  await proxy.cut()
  expect(isDatabaseDown(await running)).toBe(true)
  const afterwards = await held.query('SELECT 1').catch((error: unknown) => error)
  expect(afterwards).toMatchObject({ message: expect.stringContaining('is not queryable') })
  expect(isDatabaseDown(afterwards)).toBe(true)
  held.release(true)
  await pool.end()
})

test('a session the server ends is away; one in somebody’s way, or that takes too long, is in the way', async () => {
  const failing = async (...statements: string[]) => {
    const client = new pg.Client({ connectionString: database.url })
    client.on('error', () => undefined)
    await client.connect()
    try {
      for (const statement of statements) await client.query(statement)
      return null
    } catch (error) {
      return error
    } finally {
      await client.end().catch(() => undefined)
    }
  }
  expect(isDatabaseDown(await failing('SELECT pg_terminate_backend(pg_backend_pid())'))).toBe(true)
  expect(isDatabaseDown(await failing('SET transaction_timeout = 50', 'BEGIN', 'SELECT pg_sleep(60)'))).toBe(true)
  expect(isContention(await failing('SET statement_timeout = 50', 'SELECT pg_sleep(60)'))).toBe(true)
  await database.pool.query('CREATE TABLE t AS SELECT 1 AS n')
  const holder = await database.pool.connect()
  await holder.query('BEGIN')
  await holder.query('LOCK TABLE t')
  expect(isContention(await failing('SET lock_timeout = 50', 'SELECT n FROM t'))).toBe(true)
  await holder.query('ROLLBACK')
  holder.release()
  for (const fault of ['SELEC 1', 'SELECT 1 / 0', 'SELECT * FROM nowhere'])
    expect(isNotNow(await failing(fault))).toBe(false)
})

test('a server that stands still takes no statement and is there again when it goes on', async () => {
  const [postmaster = ''] = (await readFile(join(folder, 'cluster/postmaster.pid'), 'utf8')).split('\n')
  process.kill(Number(postmaster), 'SIGSTOP')
  const stopped = await failureAt(own.nearUrl)
  process.kill(Number(postmaster), 'SIGCONT')
  expect(isDatabaseDown(stopped)).toBe(true)
  await expect.poll(() => failureAt(own.nearUrl)).toMatchObject({ rowCount: 1 })
})

test('a server whose connections are all taken is away until one is given back', async () => {
  const refused = await untilRefused(own.url)
  expect(refused).toMatchObject({ code: '53300' })
  expect(isDatabaseDown(refused)).toBe(true)
  await expect.poll(() => failureAt(own.url)).toMatchObject({ rowCount: 1 })
})

/** Takes connections until the server refuses one, and gives them back. */
async function untilRefused(connectionString: string): Promise<unknown> {
  const clients: pg.Client[] = []
  for (;;) {
    const client = new pg.Client({ connectionString })
    client.on('error', () => undefined)
    const failure = await client.connect().then(
      () => null,
      (error: unknown) => error,
    )
    if (failure === null) clients.push(client)
    else {
      await Promise.all(clients.map((one) => one.end()))
      return failure
    }
  }
}
