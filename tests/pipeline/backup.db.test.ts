import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { prepareDatabase } from '@sac/backend/main/prepare-database'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@sac/platform/db/start-embedded-postgres'
import { createSilentLogger } from '@sac/platform/logging/create-logger'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { neverMs } from '../support/patience.ts'
import { runMain } from './run-main.ts'

let root: string
let data: string
let database: EmbeddedPostgres
let client: pg.Client
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'sac-backup-'))
  data = join(root, 'data')
  await mkdir(join(data, 'keys'), { recursive: true })
  await mkdir(join(data, 'blobs', 'records'), { recursive: true })
  await writeFile(join(data, 'keys', 'root.jwk'), 'a key')
  await writeFile(join(data, 'blobs', 'photo'), 'a photo')
  database = await startEmbeddedPostgres({ folder: join(data, 'postgres') })
  await prepareDatabase({ ownerUrl: database.url, roles: 'none', log: createSilentLogger() })
  client = new pg.Client({ connectionString: database.url })
  await client.connect()
})
afterAll(async () => {
  await client.end()
  await database.stop()
  await rm(root, { recursive: true, force: true })
})

const run = (words: readonly string[], more: Record<string, string> = {}) =>
  runMain('backup', words, { DATA_DIR: data, ...more })
const reported = async () => {
  const { rows } = await client.query<{ startedAt: Date }>(
    'SELECT started_at AS "startedAt" FROM sync.backups ORDER BY started_at',
  )
  return rows.map(({ startedAt }) => startedAt)
}

test('a backup holds database, keys and files, is read once, and is reported when all of it is there', async () => {
  const target = join(root, 'elsewhere')
  const before = Date.now()
  const first = await run(['make', target])
  expect(first).toMatchObject({ code: 0 })
  expect(first.text).toMatch(/copied, started and read: \d{2,} tables/)
  const [name = ''] = (await readdir(target)).filter((one) => one !== 'blobs')
  expect(await readFile(join(target, name, 'keys', 'root.jwk'), 'utf8')).toBe('a key')
  expect(await readFile(join(target, 'blobs', 'photo'), 'utf8')).toBe('a photo')
  const [startedAt] = await reported()
  expect(startedAt?.getTime()).toBeGreaterThanOrEqual(before)

  await writeFile(join(data, 'blobs', 'records', 'witness'), 'of a paper')
  expect((await run(['make', target])).text).toContain('1 new files, 10 bytes')
  expect(await reported()).toHaveLength(2)
})

test('what could not be made is not reported', async () => {
  const known = await reported()
  const inside = await run(['make', join(data, 'copy')])
  expect(inside).toMatchObject({ code: 2, text: expect.stringContaining('DATA_DIR') })
  const file = join(root, 'full')
  await writeFile(file, 'no folder')
  expect(await run(['make', file])).toMatchObject({ code: 2 })
  const other = await run(['make', join(root, 'x')], { DATABASE_URL: database.url })
  expect(other).toMatchObject({ code: 2, text: expect.stringContaining('pg_dump') })
  expect(await reported()).toEqual(known)
})

test('a backup made by other programs is reported by when it began, which is in the past and not long ago', async () => {
  const began = new Date(Date.now() - 3_600_000)
  expect(await run(['record', began.toISOString()])).toMatchObject({ code: 0 })
  expect(await reported()).toContainEqual(began)
  const known = await reported()
  for (const wrong of ['yesterday', new Date(Date.now() + neverMs).toISOString(), '2020-01-01T00:00:00Z'])
    expect(await run(['record', wrong])).toMatchObject({ code: 2 })
  expect(await reported()).toEqual(known)
})
