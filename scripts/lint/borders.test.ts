import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, expect, test } from 'vitest'

/** What must not be written, where, and the rule that sees it. */
const broken: readonly (readonly [rule: string, path: string, source: string])[] = [
  ['eslint(no-restricted-imports)', 'contracts/src/x/node.ts', "import 'node:fs'"],
  ['eslint(no-restricted-imports)', 'contracts/src/x/platform.ts', "import { a } from '@sac/platform/clock'"],
  ['eslint(no-restricted-imports)', 'contracts/src/x/classic-zod.ts', "import * as z from 'zod'"],
  ['eslint(no-restricted-imports)', 'contracts/src/x/climb.ts', "import { a } from '../../../platform/src/clock.ts'"],
  ['eslint(no-restricted-imports)', 'backend/src/services/x/domain/round.ts', "import { a } from './../store/y.ts'"],
  ['eslint(no-restricted-imports)', 'platform/src/x/gateway.ts', "import { a } from '@sac/sync-gateway/y'"],
  ['eslint(no-restricted-imports)', 'platform/src/x/service.ts', "import type { A } from '@sac/backend/y'"],
  ['eslint(no-restricted-imports)', 'sync-gateway/src/x/backend.ts', "import { a } from '@sac/backend/services/y'"],
  ['eslint(no-restricted-imports)', 'sync-gateway/src/x/backend.db.test.ts', "import { a } from '@sac/backend/y'"],
  ['eslint(no-restricted-imports)', 'sync-gateway/src/x/climb.ts', "import { a } from '../../../backend/src/y.ts'"],
  ['eslint(no-restricted-imports)', 'sync-gateway/src/x/domain/alias.ts', "import { a } from '#uploads/store/y'"],
  ['eslint(no-restricted-imports)', 'sync-gateway/src/x/domain/type.ts', "import type { A } from '#uploads/store/y'"],
  ['eslint(no-restricted-imports)', 'sync-gateway/src/x/domain/lazy.ts', "export const a = import('../store/y.ts')"],
  ['eslint(no-restricted-imports)', 'sync-gateway/src/x/domain/again.ts', "export * from '../handlers/y.ts'"],
  ['eslint(no-restricted-imports)', 'sync-gateway/src/x/domain/clock.ts', "import { a } from '@sac/platform/clock'"],
  ['eslint(no-restricted-imports)', 'sync-gateway/src/x/store/up.ts', "import { a } from '../handlers/y.ts'"],
  ['eslint(no-restricted-imports)', 'sync-gateway/src/x/store/alias.ts', "import { a } from '#uploads/routes/y'"],
  ['eslint(no-restricted-imports)', 'sync-gateway/src/x/handlers/http.ts', "import { a } from '../routes/y.ts'"],
  ['eslint(no-restricted-imports)', 'sync-gateway/src/x/handlers/driver.ts', "import pg from 'pg'"],
  ['eslint(no-restricted-imports)', 'backend/src/services/x/beside.ts', "import { a } from '../users/create-users.ts'"],
  ['eslint(no-restricted-imports)', 'backend/src/services/x/beside.db.test.ts', "import { a } from '../users/y.ts'"],
  ['eslint(no-restricted-imports)', 'backend/src/services/x/y/climb.ts', "import { a } from '../../users/y.ts'"],
  ['eslint(no-restricted-imports)', 'backend/src/services/x/y/round.ts', "import { a } from './../../users/y.ts'"],
  [
    'eslint(no-restricted-imports)',
    'backend/src/services/x/y/name.ts',
    "import { a } from '@sac/backend/services/users/y'",
  ],
  ['eslint(no-restricted-imports)', 'backend/src/services/x/y/gateway.ts', "import { a } from '@sac/sync-gateway/y'"],
  ['eslint(no-restricted-imports)', 'backend/src/services/x/domain/up.ts', "import { a } from '../store/y.ts'"],
  ['eslint(no-restricted-imports)', 'backend/src/services/x/domain/node.ts', "import { a } from 'node:crypto'"],
  ['eslint(no-restricted-imports)', 'backend/src/services/x/store/up.ts', "import type { A } from '../handlers/y.ts'"],
  ['eslint(no-restricted-imports)', 'backend/src/services/x/handlers/http.ts', "import { a } from 'express'"],
  ['sql(only-in-store)', 'backend/src/services/x/handlers/sql.ts', "export const a = (db) => db.query('SELECT 1')"],
  [
    'sql(only-in-store)',
    'backend/src/services/x/routes/sql.ts',
    "export const a = (deps) => deps.pool.query('SELECT 1')",
  ],
  ['sql(only-in-store)', 'backend/src/services/x/domain/sql.ts', "export const a = ({ query }) => query('SELECT 1')"],
  ['sql(only-in-store)', 'backend/src/main/sql.ts', "export const a = (db) => db['query']('SELECT 1')"],
  [
    'sql(only-in-store)',
    'sync-gateway/src/x/handlers/sql.ts',
    "export const a = (tx) => tx.query<{ a: 1 }>('SELECT 1')",
  ],
  ['functions(named-before-kept)', 'platform/src/x/keeps.ts', 'export const a = (b) => { b.c = () => b }'],
  [
    'functions(named-before-kept)',
    'backend/src/services/x/handlers/keeps.ts',
    'export const a = (b) => { b.c ??= function () {} }',
  ],
  ['french(signs-stay)', 'pwa/src/words/x/fr/why.ts', "export const a = 'Pourquoi ?'"],
  ['french(signs-stay)', 'backend/src/services/x/templates/fr.ts', 'export const a = (b) => `${b} : voilà`'],
  ['eslint(no-restricted-imports)', 'backend/src/main/driver.ts', "import pg from 'pg'"],
  ['eslint(no-restricted-imports)', 'pwa/src/features/x/y/other.tsx', "import { a } from '#features/verify/y.ts'"],
  ['eslint(no-restricted-imports)', 'pwa/src/features/x/beside.tsx', "import { a } from '../verify/y.ts'"],
  [
    'eslint(no-restricted-imports)',
    'pwa/src/features/x/y/round.tsx',
    "import { a } from '#words/../features/verify/y.ts'",
  ],
  ['eslint(no-restricted-imports)', 'pwa/src/features/x/y/app.tsx', "import { a } from '#app/shell.tsx'"],
  ['eslint(no-restricted-imports)', 'pwa/src/features/x/y/name.tsx', "import { a } from '@sac/pwa/features/verify/y'"],
  ['eslint(no-restricted-imports)', 'pwa/src/features/x/y/server.ts', "import { a } from '@sac/platform/clock'"],
  [
    'eslint(no-restricted-imports)',
    'pwa/src/features/x/y/lazy.tsx',
    "export const a = import('#features/verify/y.ts')",
  ],
  ['eslint(no-restricted-imports)', 'pwa/src/features/inspect/model/hook.ts', "import { useState } from 'react'"],
  ['eslint(no-restricted-imports)', 'pwa/src/features/inspect/actions/up.ts', "import type { A } from '../check/y.ts'"],
  ['eslint(no-restricted-imports)', 'pwa/src/features/inspect/data/up.ts', "import { a } from '../check/y.ts'"],
  ['eslint(no-restricted-imports)', 'pwa/src/api/up.ts', "import { a } from '#customer/y.ts'"],
  ['eslint(no-restricted-imports)', 'pwa/src/words/up.tsx', "import { a } from '#features/inspect/y.ts'"],
  ['eslint(no-restricted-imports)', 'pwa/src/sync/up.ts', "import { a } from '#features/inspect/y.ts'"],
  ['eslint(no-restricted-imports)', 'pwa/src/sync/up.test.ts', "import { a } from '#features/inspect/y.ts'"],
  ['eslint(no-restricted-imports)', 'pwa/src/session/up.ts', "import { a } from '#sync/y.ts'"],
  ['eslint(no-restricted-imports)', 'pwa/src/db/hooks.ts', "import { a } from '#sync/y.ts'"],
  ['eslint(no-restricted-imports)', 'pwa/src/recording/up.ts', "import { a } from '#sync/y.ts'"],
  ['eslint(no-restricted-imports)', 'pwa/src/sync/device.ts', "import { a } from '#device/y.ts'"],
  ['eslint(no-restricted-imports)', 'pwa/src/db/up.ts', "import type { A } from '#session/y.ts'"],
  ['eslint(no-restricted-imports)', 'pwa/src/db/beside.ts', "import { a } from '../sync/y.ts'"],
  ['eslint(no-restricted-imports)', 'pwa/src/design/up.tsx', "import { a } from '#words/y.ts'"],
  ['eslint(no-restricted-imports)', 'pwa/src/platform/up.ts', "import { a } from '#db/y.ts'"],
  ['eslint(no-restricted-imports)', 'pwa/src/platform/node.ts', "import { a } from 'node:fs'"],
  ['eslint(no-restricted-globals)', 'pwa/src/features/x/kept.ts', "localStorage.setItem('a', 'b')"],
  ['eslint(no-restricted-globals)', 'pwa/src/session/kept.ts', "globalThis.sessionStorage.setItem('a', 'b')"],
  ['eslint(no-restricted-globals)', 'pwa/src/sync/kept.ts', "indexedDB.open('a')"],
  ['eslint(no-restricted-globals)', 'pwa/src/design/kept.ts', "void caches.open('a')"],
  ['eslint(no-restricted-properties)', 'pwa/src/words/kept.ts', 'export const { localStorage: a } = window'],
  ['eslint(no-restricted-properties)', 'pwa/src/app/kept.ts', 'export const a = navigator.storage'],
  ['eslint(no-restricted-properties)', 'pwa/src/app/cookie.ts', "document.cookie = 'a=b'"],
  ['import(no-cycle)', 'platform/src/x/circle.ts', "import type { A } from './circle-too.ts'\nexport type B = A"],
  ['import(no-cycle)', 'platform/src/x/circle-too.ts', "import type { B } from './circle.ts'\nexport type A = B"],
]

/** What must stay possible. */
const allowed: readonly (readonly [path: string, source: string])[] = [
  ['contracts/src/x/shape.ts', "import * as z from 'zod/mini'\nimport { a } from '../y.ts'\nexport const b = [z, a]"],
  ['contracts/src/events/shape.ts', "import * as z from 'zod'\nexport const a = z"],
  ['pwa/src/words/x/fr/choice.ts', "export const a = (b: boolean) => (b ? 'Oui\u00a0: ici' : 'Non')"],
  ['sync-gateway/src/x/domain/own.ts', "import { a } from '#uploads/domain/y'\nexport const b = a"],
  ['backend/src/services/x/store/sql.ts', "export const a = (db) => db.query('SELECT 1')"],
  ['backend/src/services/x/routes/query.ts', 'export const a = ({ query }) => query.after'],
  ['backend/src/services/x/handlers/own.ts', "import { a } from '../store/y.ts'\nexport const b = a"],
  [
    'pwa/src/features/x/y/own.ts',
    "import { a } from '../z.ts'\nimport { b } from '#words/y.ts'\nexport const c = [a, b]",
  ],
  ['pwa/src/app/shell.ts', "export const a = import('#features/inspect/y.ts')"],
  ['pwa/src/platform/kept.ts', "localStorage.setItem('a', 'b')"],
]

const folder = mkdtempSync(join(tmpdir(), 'borders-'))
afterAll(() => rmSync(folder, { recursive: true }))

const write = (path: string, text: string) => {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}

/** What the linter says of all of them, as `rule path`. */
function lint(): Set<string> {
  const root = join(import.meta.dirname, '../..')
  write('oxlint.config.ts', `export { default } from '${root}/oxlint.config.ts'`)
  for (const [, path, source] of broken) write(path, `${source}\n`)
  for (const [path, source] of allowed) write(path, `${source}\n`)
  const { stdout } = spawnSync(join(root, 'node_modules/.bin/oxlint'), ['--format=json'], { cwd: folder })
  type Told = { diagnostics: { code: string; filename: string }[] }
  const { diagnostics } = JSON.parse(String(stdout)) as Told
  return new Set(diagnostics.map(({ code, filename }) => `${code} ${filename}`))
}

const told = lint()

test.each(broken)('%s is told of %s: %s', (rule, path) => {
  expect(told).toContain(`${rule} ${path}`)
})

test('nothing is told of what is allowed', () => {
  const borders = /^(?:eslint\(no-restricted|sql\(|import\(no-cycle)/
  const paths = new Set(allowed.map(([path]) => path))
  expect([...told].filter((one) => borders.test(one) && paths.has(one.split(' ')[1] ?? ''))).toEqual([])
})
