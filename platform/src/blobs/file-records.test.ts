import { appendFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createFileRecords } from './file-records.ts'
import { listNames } from './list-names.ts'
import type { Records } from './port.ts'

let folder: string
let records: Records

const open = (pauseMs?: number) =>
  createFileRecords({ folder: join(folder, 'records'), ...(pauseMs ? { pauseMs } : {}) })
const bytes = (text: string) => Buffer.from(text)
const namesOf = (prefix: string, after?: string) => listNames(records, prefix, after)

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sac-records-'))
  records = await open()
})
afterEach(() => rm(folder, { recursive: true, force: true }))

test('a record is kept under its name and found again by another process', async () => {
  expect(await records.find('a/1')).toBeNull()
  expect(await records.keep('a/1', bytes('one'))).toBeNull()
  expect(String(await (await open()).find('a/1'))).toBe('one')
})

test('of many who keep under one name the first decides, and every other is told what stands there', async () => {
  const answers = await Promise.all(
    Array.from({ length: 20 }, async (_, at) => [at, await records.keep('a/1', bytes(`of ${at}`))] as const),
  )
  const first = answers.filter(([, answer]) => answer === null)
  expect(first).toHaveLength(1)
  const kept = `of ${first[0]?.[0]}`
  expect(new Set(answers.filter(([, answer]) => answer !== null).map(([, answer]) => String(answer)))).toEqual(
    new Set([kept]),
  )
  expect(String(await records.find('a/1'))).toBe(kept)
})

test('names are listed in their order across folders, behind a given one only', async () => {
  const names = ['p/2026/000/000000001', 'p/2026/000/000000002', 'p/2026/001/000001000', 'p/2027/000/000000000']
  for (const name of names.toReversed()) await records.keep(name, bytes(name))
  expect(await namesOf('p')).toEqual(names)
  expect(await namesOf('p/2026')).toEqual(names.slice(0, 3))
  expect(await namesOf('p/2026', names[0])).toEqual(names.slice(1, 3))
  expect(await namesOf('p/2026', 'p/2026/000/000000999')).toEqual(names.slice(2, 3))
  expect(await namesOf('p/2028')).toEqual([])
})

test('a record that is not what was kept is named as damaged, and gives way to the next under its name', async () => {
  await records.keep('a/1', bytes('one'))
  await rm(join(folder, 'records/a/1'))
  await appendFile(join(folder, 'records/a/1'), 'half of somethi')
  await expect(records.find('a/1')).rejects.toMatchObject({ kind: 'damaged' })
  // Nobody writes there: there is no need to wait as long as for somebody who does.
  expect(await (await open(1)).keep('a/1', bytes('two'))).toBeNull()
  expect(String(await records.find('a/1'))).toBe('two')
  expect(await namesOf('a')).toEqual(['a/1'])
})

test('a forgotten name is free', async () => {
  await records.keep('a/1', bytes('one'))
  await records.forget('a/1')
  await records.forget('a/1')
  expect(await namesOf('a')).toEqual([])
})

test('nothing but a plain name becomes a path', async () => {
  for (const name of ['../x', '/x', 'a//b', 'A', 'a/../b', ''])
    await expect(records.keep(name, bytes('x')).catch((error: unknown) => Promise.reject(error))).rejects.toThrow(
      RangeError,
    )
})
