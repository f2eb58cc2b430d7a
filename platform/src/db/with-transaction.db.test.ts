import { createDatabase, type TestDatabase } from '@sac/tests/support/create-database'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Db } from './db.ts'
import { withTransaction } from './with-transaction.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createDatabase()
  await database.pool.query('CREATE TABLE t (id bigint PRIMARY KEY, day date, amount numeric)')
})
afterAll(() => database.drop())

const count = async (db: Db) => (await db.query<{ n: number }>('SELECT count(*) AS n FROM t')).rows[0]?.n

test('work that resolves is committed and bigint, date and numeric come back as number, day and text', async () => {
  await withTransaction(database.pool, (tx) => tx.query("INSERT INTO t VALUES (1, '2026-02-28', 12.50)"))
  expect((await database.pool.query('SELECT * FROM t')).rows).toEqual([{ id: 1, day: '2026-02-28', amount: '12.50' }])
})

test('work that throws leaves nothing behind and its error comes through', async () => {
  const before = await count(database.pool)
  await expect(
    withTransaction(database.pool, async (tx) => {
      await tx.query('INSERT INTO t VALUES (2)')
      throw new Error('no')
    }),
  ).rejects.toThrow('no')
  expect(await count(database.pool)).toBe(before)
})

test('an error swallowed inside the work is not mistaken for a commit', async () => {
  await expect(
    withTransaction(database.pool, async (tx) => {
      await tx.query('INSERT INTO t VALUES (3)')
      await tx.query('SELECT no_such_column').catch(() => undefined)
    }),
  ).rejects.toThrow('rolled back')
})

test('a bigint beyond the safe range throws rather than losing digits', async () => {
  await expect(database.pool.query('SELECT 9007199254740993::bigint AS n')).rejects.toThrow('safe range')
})

test('a connection killed in mid-transaction is an ordinary error and the pool goes on', async () => {
  await expect(
    withTransaction(database.pool, async (tx) => {
      const { rows } = await tx.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
      await database.pool.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid])
      await tx.query('SELECT 1')
    }),
  ).rejects.toThrow(/terminat|not queryable/)
  expect(await count(database.pool)).toBe(1)
})

test('connections are given back after success and after failure', async () => {
  for (let i = 0; i < 40; i += 1) {
    const work = withTransaction(database.pool, () => (i % 2 ? Promise.resolve() : Promise.reject(new Error('x'))))
    await work.catch(() => undefined)
  }
  expect(database.pool.totalCount - database.pool.idleCount).toBe(0)
})
