import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDatabase, type TestDatabase } from '@sac/tests/support/create-database'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { migrate } from './migrate.ts'

let database: TestDatabase
let folder: string
beforeAll(async () => {
  database = await createDatabase()
})
afterAll(() => database.drop())
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sac-migrations-'))
  await writeFile(join(folder, '001_first.sql'), 'CREATE TABLE thing (id int);\nINSERT INTO thing VALUES (1);')
  return () => rm(folder, { recursive: true })
})

test('files run once, in order, with their names meaning their schema', async () => {
  await writeFile(join(folder, '002_second.sql'), 'INSERT INTO thing VALUES (2);')
  await writeFile(join(folder, 'notes.md'), 'not a migration')
  expect(await migrate(database.pool, { schema: 'a', folder })).toEqual(['001_first', '002_second'])
  expect(await migrate(database.pool, { schema: 'a', folder })).toEqual([])
  expect((await database.pool.query('SELECT id FROM a.thing ORDER BY id')).rows).toEqual([{ id: 1 }, { id: 2 }])
})

test('processes that start together do not disturb each other', async () => {
  const schemas = ['b', 'b', 'b', 'c', 'c']
  const ran = await Promise.all(schemas.map((schema) => migrate(database.pool, { schema, folder })))
  expect(ran.flat()).toEqual(['001_first', '001_first'])
  expect((await database.pool.query('SELECT count(*) AS n FROM b.thing')).rows).toEqual([{ n: 1 }])
})

test('a failing file leaves the schema as before it and can be repaired', async () => {
  await writeFile(join(folder, '002_broken.sql'), 'INSERT INTO thing VALUES (2); INSERT INTO nothing VALUES (1);')
  await expect(migrate(database.pool, { schema: 'd', folder })).rejects.toThrow('"nothing" does not exist')
  expect((await database.pool.query('SELECT count(*) AS n FROM d.thing')).rows).toEqual([{ n: 1 }])
  await writeFile(join(folder, '002_broken.sql'), 'INSERT INTO thing VALUES (2);')
  expect(await migrate(database.pool, { schema: 'd', folder })).toEqual(['002_broken'])
})

test('a file slipped in before one that already ran is refused', async () => {
  await writeFile(join(folder, '003_third.sql'), 'SELECT 1;')
  await migrate(database.pool, { schema: 'e', folder })
  await writeFile(join(folder, '002_late.sql'), 'SELECT 1;')
  await expect(migrate(database.pool, { schema: 'e', folder })).rejects.toThrow('preceding already run')
})

test('a schema name that would need quoting is refused', async () => {
  await expect(migrate(database.pool, { schema: 'x; drop', folder })).rejects.toThrow('schema name')
})

test('a file whose name would be passed over is refused before anything runs', async () => {
  await writeFile(join(folder, '002_two_words.sql'), 'SELECT 1;')
  await expect(migrate(database.pool, { schema: 'f', folder })).rejects.toThrow('002_two_words.sql')
  expect((await database.pool.query(`SELECT to_regclass('f.thing') AS found`)).rows).toEqual([{ found: null }])
})
