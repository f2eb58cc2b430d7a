// Whatever the product writes into an audit is told in the office by words: a name nobody has words for is shown as it is written.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { audited } from '@sac/pwa/words/admin/en/audited'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const sources = globSync(['backend/src/**/*.ts', 'sync-gateway/src/**/*.ts', 'platform/src/**/*.ts'], { cwd: root })
  .filter((file) => !/\.test\.ts$|\/testing\//.test(file))
  .map((file) => readFileSync(join(root, file), 'utf8'))
  .filter((text) => /append(?:All)?Audit|auditOwnAct|staffAct|\baudit\(/.test(text))
  .join('\n')

const known = Object.keys(audited.acts)
const found = (pattern: RegExp) => Array.from(sources.matchAll(pattern), ([, name]) => name ?? '')

test('every act that is written out has words', () => {
  const written = [
    ...found(/\baction(?:: | = |: [^'\n]*\? |: [^'\n]* : )'([a-z-]+\.[a-z-]+)'/g),
    ...found(/auditOwnAct\([^)]*'([a-z-]+\.[a-z-]+)'\)/g),
    ...found(/^ {2}'?[a-z-]+'?: '([a-z-]+\.[a-z-]+)',$/gm),
  ]
  expect(written.length).toBeGreaterThan(50)
  expect(written.filter((name) => !known.includes(name))).toEqual([])
})

test('every kind of act whose name is made of two has words', () => {
  const made = found(/\baction: `([a-z-]+\.)\$\{/g)
  expect(made.length).toBeGreaterThan(4)
  expect(made.filter((kind) => !known.some((name) => name.startsWith(kind)))).toEqual([])
})
