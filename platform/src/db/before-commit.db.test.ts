import { createDatabase, type TestDatabase } from '@sac/tests/support/create-database'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { beforeCommit, sayAtOnce } from './before-commit.ts'
import type { PoolClient } from './create-pool.ts'
import { type Tx, withTransaction } from './with-transaction.ts'

let database: TestDatabase
let answers = 0
beforeAll(async () => {
  database = await createDatabase()
  database.pool.options.max = 1
  database.pool.on('connect', countAnswers)
  await database.pool.query('CREATE TABLE t (id bigint PRIMARY KEY DEFERRABLE INITIALLY DEFERRED)')
})
afterAll(() => database.drop())
beforeEach(async () => {
  await database.pool.query('DELETE FROM t')
  // From its second transaction on a connection knows the frames.
  await withTransaction(database.pool, (tx) => tx.query('SELECT 1'))
  answers = 0
})

type Emitting = { connection: { on: (event: 'readyForQuery', listener: () => void) => void } }
function countAnswers(client: PoolClient) {
  ;(client as unknown as Emitting).connection.on('readyForQuery', () => (answers += 1))
}

const insertion = (ids: readonly number[]) => ({ text: 'INSERT INTO t SELECT unnest($1::int8[])', values: [ids] })
const insert = (tx: Tx, id: number) => tx.query('INSERT INTO t VALUES ($1)', [id])
const stored = async () =>
  (await database.pool.query<{ id: number }>('SELECT id FROM t ORDER BY id')).rows.map(({ id }) => id)

test('a transaction begins with its first statement and commits with its last: two answers for two statements', async () => {
  const result = await withTransaction(database.pool, async (tx) => {
    const { rows } = await tx.query<{ n: number }>('SELECT $1::int8 AS n', [7])
    expect(beforeCommit(tx, insertion, [1]) && beforeCommit(tx, insertion, [2])).toBe(true)
    return rows
  })
  expect(result).toEqual([{ n: 7 }])
  expect(answers).toBe(2)
  expect(await stored()).toEqual([1, 2])
})

test('one in which nothing is said asks the server nothing', async () => {
  await withTransaction(database.pool, () => Promise.resolve())
  await expect(withTransaction(database.pool, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(answers).toBe(0)
})

test('a first statement that fails, or that follows a failed one, keeps nothing of its transaction', async () => {
  const failing = withTransaction(database.pool, async (tx) => {
    await insert(tx, 1)
    await tx.query('SELECT $1::int / 0', [1])
  })
  await expect(failing).rejects.toThrow('division by zero')
  const swallowing = withTransaction(database.pool, async (tx) => {
    await tx.query('SELECT $1::int / 0', [1]).catch(() => undefined)
    await insert(tx, 2)
  })
  await expect(swallowing).rejects.toThrow('aborted')
  expect(await stored()).toEqual([])
})

test('what was gathered goes with its transaction, and never into the next one of the connection', async () => {
  const failing = withTransaction(database.pool, (tx) => {
    beforeCommit(tx, insertion, [1])
    return Promise.reject(new Error('no'))
  })
  await expect(failing).rejects.toThrow('no')
  await withTransaction(database.pool, async (tx) => {
    await insert(tx, 2)
    beforeCommit(tx, insertion, [3])
  })
  expect(await stored()).toEqual([2, 3])
})

test('a last statement that fails, at once or at the commit, keeps nothing and says why', async () => {
  for (const last of [() => ({ text: 'SELECT $1::int / 0', values: [1] }), () => insertion([1])]) {
    const failing = withTransaction(database.pool, async (tx) => {
      await insert(tx, 1)
      beforeCommit(tx, last, [])
    })
    await expect(failing).rejects.toThrow(/division by zero|duplicate key/)
  }
  expect(await stored()).toEqual([])
})

test('an error swallowed before the last statement is not mistaken for a commit', async () => {
  const swallowing = withTransaction(database.pool, async (tx) => {
    await insert(tx, 1)
    await tx.query('SELECT no_such_column').catch(() => undefined)
    beforeCommit(tx, insertion, [2])
  })
  await expect(swallowing).rejects.toThrow('aborted')
  expect(await stored()).toEqual([])
})

test('what is said at once can be taken back by a savepoint, what was said before it stays', async () => {
  await withTransaction(database.pool, async (tx) => {
    beforeCommit(tx, insertion, [1])
    await sayAtOnce(tx)
    await tx.query('SAVEPOINT here')
    expect(beforeCommit(tx, insertion, [2])).toBe(false)
    await insert(tx, 2)
    await tx.query('ROLLBACK TO SAVEPOINT here')
  })
  expect(await stored()).toEqual([1])
})

test('a transaction that begins with several statements in one text is one too', async () => {
  const failing = withTransaction(database.pool, async (tx) => {
    await tx.query('INSERT INTO t VALUES (1); INSERT INTO t VALUES (2)')
    throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
  expect(await stored()).toEqual([])
})
