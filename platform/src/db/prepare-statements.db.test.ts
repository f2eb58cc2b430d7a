import { createDatabase, type TestDatabase } from '@sac/tests/support/create-database'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Db } from './db.ts'
import { withTransaction } from './with-transaction.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createDatabase()
})
afterAll(() => database.drop())

const countPrepared = async (db: Db, text: string) =>
  (await db.query(`SELECT FROM pg_prepared_statements WHERE statement = '${text}'`)).rowCount

test('a statement with values is prepared once for each connection, one without is not', async () => {
  await withTransaction(database.pool, async (tx) => {
    for (const n of [1, 2, 3]) await tx.query('SELECT $1::int AS n', [n])
    await tx.query('SELECT 4 AS n')
    expect(await countPrepared(tx, 'SELECT $1::int AS n')).toBe(1)
    expect(await countPrepared(tx, 'SELECT 4 AS n')).toBe(0)
  })
})

test('a text without values may hold several statements', async () => {
  await database.pool.query('CREATE TABLE one (id int); CREATE TABLE two (id int)', [])
  expect((await database.pool.query('SELECT FROM one, two')).rowCount).toBe(0)
})

test('a statement that failed is not remembered as prepared, and says the same again', async () => {
  const ask = () => database.pool.query('SELECT no_such_column = $1', [1])
  await expect(ask()).rejects.toThrow('no_such_column')
  await expect(ask()).rejects.toThrow('no_such_column')
})

test('a table changed by a newer release fails a prepared statement once, then it is prepared anew', async () => {
  const connection = await database.pool.connect()
  await connection.query('CREATE TABLE changing (id int)')
  const ask = () => connection.query('SELECT * FROM changing WHERE id > $1', [0])
  await ask()
  await connection.query('ALTER TABLE changing ADD COLUMN more text; INSERT INTO changing VALUES (1)')
  await expect(ask()).rejects.toThrow('cached plan')
  expect((await ask()).rows).toEqual([{ id: 1, more: null }])
  connection.release()
})
