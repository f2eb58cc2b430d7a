import { mkdtemp, open, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { copyEmbeddedPostgres } from './copy-embedded-postgres.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from './start-embedded-postgres.ts'

let root: string
let source: EmbeddedPostgres
let client: pg.Client
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'sac-copy-'))
  source = await startEmbeddedPostgres({ folder: join(root, 'source') })
  client = new pg.Client({ connectionString: source.url })
  await client.connect()
  await client.query(`CREATE TABLE notes (n int PRIMARY KEY, text text);
    INSERT INTO notes SELECT n, repeat(md5(n::text), 200) FROM generate_series(1, 2000) AS n`)
})
afterAll(async () => {
  await client.end()
  await source.stop()
  await rm(root, { recursive: true, force: true })
})

const countIn = async (folder: string) => {
  const copy = await startEmbeddedPostgres({ folder })
  const reader = new pg.Client({ connectionString: copy.url })
  await reader.connect()
  const { rows } = await reader.query<{ count: number }>('SELECT count(*)::int AS count FROM notes WHERE n < 1000000')
  await reader.end()
  await copy.stop()
  return rows[0]?.count
}

test('a copy made while the database is written to holds all that was committed before, and starts by itself', async () => {
  const to = join(root, 'copy')
  const writing = { on: true, n: 1_000_000 }
  const writer = (async () => {
    while (writing.on) await client.query('INSERT INTO notes VALUES ($1, repeat($2, 500))', [writing.n++, 'text'])
  })()
  const read = await copyEmbeddedPostgres({ url: source.url, folder: join(root, 'source'), to })
  writing.on = false
  await writer
  expect(read.tables).toBe(1)
  expect(read.rows).toBeGreaterThanOrEqual(2_000)
  await client.query('DELETE FROM notes WHERE n > 1000')
  expect(await countIn(to)).toBe(2_000)
})

test('a copy with a damaged page is refused', async () => {
  const to = join(root, 'damaged')
  const largest = await largestFile(join(root, 'source', 'cluster', 'base'))
  await client.query('CHECKPOINT')
  const file = await open(largest, 'r+')
  // Behind the page's head: the checksum no longer fits.
  await file.write(Buffer.from('damage'), 0, 6, 4_000)
  await file.close()
  await expect(copyEmbeddedPostgres({ url: source.url, folder: join(root, 'source'), to })).rejects.toThrow(
    /invalid page|checksum/,
  )
})

async function largestFile(folder: string): Promise<string> {
  const files = (await readdir(folder, { recursive: true })).map((name) => join(folder, name))
  const sizes = await Promise.all(files.map(async (name) => ({ name, size: (await stat(name)).size })))
  return sizes.toSorted((a, b) => b.size - a.size)[0]?.name ?? ''
}
