import { createDatabase, type TestDatabase } from '@sac/tests/support/create-database'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { beginsWith } from './begins-with.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createDatabase()
})
afterAll(() => database.drop())

test('every letter of a search means itself', async () => {
  const plates = ['AB-1', 'AB%1', 'A_-1', String.raw`A\-1`]
  const matching = async (search: string) => {
    const sql = 'SELECT plate FROM unnest($1::text[]) AS plate WHERE plate LIKE $2 ORDER BY plate COLLATE "C"'
    const { rows } = await database.pool.query<{ plate: string }>(sql, [plates, beginsWith(search)])
    return rows.map(({ plate }) => plate)
  }
  expect(await matching('A_')).toEqual(['A_-1'])
  expect(await matching('AB%')).toEqual(['AB%1'])
  expect(await matching('A\\')).toEqual([String.raw`A\-1`])
  expect(await matching('%')).toEqual([])
  expect(await matching('A')).toHaveLength(4)
})
