import { hash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDatabase, type TestDatabase } from '../../../tests/support/create-database.ts'
import { byteaArray, jsonArray, sha256Array, textArray, uuidArray } from './binary-arrays.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createDatabase()
})
afterAll(() => database.drop())

test('arrays arrive item by item, as they were', async () => {
  const texts = ['', '"{},\\', 'é🙂\n', 'NULL']
  const bytes = [Buffer.alloc(0), Buffer.from([0, 255, 10]), Buffer.from('x'), Buffer.from('y')]
  const ids = [1, 2, 3, 4].map((n) => `019a0000-0000-7000-8000-00000000000${n}`)
  const hashes = texts.map((text) => hash('sha256', text))
  const values = [{ a: 'é"' }, null, [1], 'text']
  const { rows } = await database.pool.query(
    `SELECT * FROM unnest($1::text[], $2::bytea[], $3::uuid[], $4::json[], $5::bytea[], $6::text[])
       AS item (text, bytes, id, value, hash, utf8)`,
    [
      textArray(texts),
      byteaArray(bytes),
      uuidArray(ids),
      jsonArray(values),
      sha256Array(hashes),
      textArray(texts.map((text) => Buffer.from(text))),
    ],
  )
  expect(rows).toEqual(
    texts.map((text, at) => ({
      text,
      bytes: bytes[at],
      id: ids[at],
      value: values[at],
      hash: Buffer.from(hashes[at] ?? '', 'hex'),
      utf8: text,
    })),
  )
})

test('an empty array has no items', async () => {
  const { rows } = await database.pool.query('SELECT * FROM unnest($1::text[], $2::uuid[])', [
    textArray([]),
    uuidArray([]),
  ])
  expect(rows).toEqual([])
})
