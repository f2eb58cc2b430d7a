import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { rootFolder } from '../project-folders.ts'
import { completeLock, type LockFile } from './complete-lock.ts'

test('the lock file of this repository names the packages of every platform, so that npm ci accepts it', () => {
  const lock = JSON.parse(readFileSync(join(rootFolder, 'package-lock.json'), 'utf8')) as LockFile
  expect(completeLock(lock), 'run `npm run complete-lock`').toEqual([])
})

test('missing platform packages are added with their platform, present ones stay as they are', () => {
  const optionalDependencies = {
    '@tool/linux-x64-musl': '1.2.3',
    '@tool/win32-arm64-msvc': '1.2.3',
    '@tool/linux-x64-gnu': '1.2.3',
  }
  const present = { version: '1.2.3', integrity: 'sha512-x' }
  const lock: LockFile = {
    packages: {
      'node_modules/tool': { version: '1.2.3', dev: true, optionalDependencies },
      'node_modules/tool/node_modules/@tool/linux-x64-gnu': present,
    },
  }
  expect(completeLock(lock)).toEqual(['@tool/linux-x64-musl', '@tool/win32-arm64-msvc'])
  expect(lock.packages['node_modules/@tool/linux-x64-musl']).toEqual({
    version: '1.2.3',
    os: ['linux'],
    cpu: ['x64'],
    libc: ['musl'],
    dev: true,
    optional: true,
  })
  expect(lock.packages['node_modules/tool/node_modules/@tool/linux-x64-gnu']).toBe(present)
  expect(completeLock(lock)).toEqual([])
})

test('what is not an exact version of one platform is not guessed', () => {
  const optionalDependencies = { '@tool/linux-x64': '^1.2.3', encoding: '0.1.13' }
  expect(completeLock({ packages: { 'node_modules/tool': { optionalDependencies } } })).toEqual([])
})
