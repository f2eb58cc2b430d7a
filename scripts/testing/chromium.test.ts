import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { chromiumArguments } from './chromium.ts'

test('what Playwright switches off in Chromium stays off', async () => {
  const folder = dirname(createRequire(import.meta.url).resolve('playwright-core/package.json'))
  const source = await readFile(join(folder, 'lib/coreBundle.js'), 'utf8')
  const [, list = ''] = /disabledFeatures = \[(.*?)\]/s.exec(source) ?? []
  const theirs = [...list.matchAll(/^\s*"(\w+)"/gm)].map(([, name]) => name)
  expect(theirs).toContain('HttpsUpgrades')
  const ours = chromiumArguments.find((argument) => argument.startsWith('--disable-features='))
  expect(ours?.split(/[=,]/)).toEqual(expect.arrayContaining(theirs))
})
