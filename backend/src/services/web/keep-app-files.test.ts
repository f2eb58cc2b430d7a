import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { keepAppFiles } from './keep-app-files.ts'

let root: string
let folder: string
let kept: string

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'sac-app-files-'))
  folder = join(root, 'dist')
  kept = join(root, 'data/app-files')
})
afterEach(() => rm(root, { recursive: true, force: true }))

async function build(...names: string[]) {
  await rm(folder, { recursive: true, force: true })
  for (const path of ['inspect/index.html', ...names]) {
    await mkdir(join(folder, path, '..'), { recursive: true })
    await writeFile(join(folder, path), path)
  }
}
const keepOn = (day: string) => keepAppFiles({ folder, kept, now: new Date(`${day}T12:00:00.000Z`) })
const assets = async () => (await readdir(join(kept, 'assets'))).toSorted()

test('a file of an earlier build stays for 90 days after it left the build, and goes then', async () => {
  await build('assets/a-1.js', 'assets/b-1.js')
  await keepOn('2026-01-01')
  await build('assets/a-2.js', 'assets/b-1.js')
  await keepOn('2026-06-01')
  expect(await assets()).toEqual(['a-1.js', 'a-2.js', 'b-1.js'])
  await keepOn('2026-08-30')
  expect(await assets()).toEqual(['a-1.js', 'a-2.js', 'b-1.js'])
  await keepOn('2026-08-31')
  expect(await assets()).toEqual(['a-2.js', 'b-1.js'])
})

test('a file that returns to the build begins its time anew', async () => {
  await build('assets/a-1.js')
  await keepOn('2026-01-01')
  await build('assets/a-2.js')
  await keepOn('2026-02-01')
  await build('assets/a-1.js')
  await keepOn('2026-03-01')
  await build('assets/a-2.js')
  await keepOn('2026-05-20')
  expect(await assets()).toEqual(['a-1.js', 'a-2.js'])
})

test('workers beside the page are kept, the page itself is not', async () => {
  await build('inspect/photo.worker-1.js')
  await keepOn('2026-01-01')
  expect(await readdir(join(kept, 'inspect'))).toEqual(['photo.worker-1.js'])
  expect(await readFile(join(kept, 'inspect/photo.worker-1.js'), 'utf8')).toBe('inspect/photo.worker-1.js')
})

test('a damaged record of what left the build deletes nothing', async () => {
  await build('assets/a-1.js')
  await keepOn('2026-01-01')
  await build('assets/a-2.js')
  await keepOn('2026-01-02')
  await writeFile(join(kept, 'retired.json'), '{')
  await keepOn('2026-08-01')
  expect(await assets()).toEqual(['a-1.js', 'a-2.js'])
})

test('half a file left by a crash never counts, and processes that start together disturb nobody', async () => {
  await build('assets/a-1.js')
  await mkdir(join(kept, 'writing'), { recursive: true })
  await writeFile(join(kept, 'writing/half'), 'ass')
  await Promise.all([1, 2, 3].map(() => keepOn('2026-01-01')))
  expect(await assets()).toEqual(['a-1.js'])
  expect(await readFile(join(kept, 'assets/a-1.js'), 'utf8')).toBe('assets/a-1.js')
})
