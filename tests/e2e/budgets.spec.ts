import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@playwright/test'
import { checkBudgets } from '../../scripts/budgets.ts'

test('every built page keeps its budgets of bytes', () => {
  const results = checkBudgets(fileURLToPath(new URL('../../pwa/dist', import.meta.url)))
  expect(results.filter(({ broken }) => broken).map(({ line }) => line)).toEqual([])
  const weighed = results.map(({ line }) => line.replace(/^ok +(.*): .*$/, '$1'))
  expect(weighed).toEqual(
    expect.arrayContaining([
      'index.html js',
      'admin/index.html js',
      'c/index.html js',
      'c/index.html all',
      'inspect/index.html js',
      'inspect/index.html css',
    ]),
  )
})

test('what the apps begin with is compiled whole', () => {
  const assets = new URL('../../pwa/dist/assets/', import.meta.url)
  const named = /^(?:boot|start-app|inspect-app|customer-boot|customer-start)-[\w-]+\.js$/
  const first = readdirSync(assets).filter((file) => named.test(file))
  expect(first).toHaveLength(5)
  const hinted = first.filter((file) =>
    readFileSync(new URL(file, assets), 'utf8').startsWith('//# allFunctionsCalledOnLoad\n'),
  )
  expect(hinted).toEqual(first)
})
