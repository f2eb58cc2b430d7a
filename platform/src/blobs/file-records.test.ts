import { appendFile, type FileHandle, mkdtemp, open as openFile, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createFileRecords } from './file-records.ts'
import { listNames } from './list-names.ts'
import type { Records } from './port.ts'

let folder: string
let records: Records

const open = () => createFileRecords({ folder: join(folder, 'records'), drafts: join(folder, 'drafts') })
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

test('one whose bytes take long to be written and one who does not wait for them cannot both have been first', async () => {
  await records.keep('a/0', bytes('so that the folder is there'))
  const anyFile = await openFile(join(folder, 'records/a/0'))
  const files: FileHandle = Object.getPrototypeOf(anyFile)
  await anyFile.close()
  const written = Promise.withResolvers<void>()
  const slowly = vi.spyOn(files, 'writeFile').mockImplementationOnce(async function (this: FileHandle, data) {
    await written.promise
    await this.appendFile(data as Uint8Array)
  })
  const first = records.keep('a/1', bytes('of the slow one'))
  await vi.waitFor(() => expect(slowly).toHaveBeenCalled())
  const second = (await open()).keep('a/1', bytes('of the other')).finally(written.resolve)
  const answers = [await first, await second]
  slowly.mockRestore()
  expect(answers.filter((answer) => answer === null)).toHaveLength(1)
  const kept = answers[0] === null ? 'of the slow one' : 'of the other'
  expect([...answers.filter((answer) => answer !== null), await records.find('a/1')].map(String)).toEqual([kept, kept])
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
  expect(await (await open()).keep('a/1', bytes('two'))).toBeNull()
  expect(String(await records.find('a/1'))).toBe('two')
  expect(String(await records.keep('a/1', bytes('three')))).toBe('two')
  expect(await namesOf('a')).toEqual(['a/1'])
  await records.forget('a/1')
  expect(await records.find('a/1')).toBeNull()
})

test('no draft stays behind', async () => {
  await records.keep('a/1', bytes('one'))
  await records.keep('a/1', bytes('two'))
  expect(await readdir(join(folder, 'drafts'))).toEqual([])
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
