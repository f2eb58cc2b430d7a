import { globSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { schemas } from './services.ts'

const root = join(import.meta.dirname, '../../..')
const files = globSync('{platform,sync-gateway,backend}/**/migrations/**/*.*', {
  cwd: root,
  exclude: ['**/node_modules/**'],
})

test('every file among the migrations is named so that it runs, and no two of a folder have one number', () => {
  expect(files.length).toBeGreaterThan(20)
  expect(files.filter((file) => !/^\d{3}_[a-z0-9-]+\.sql$/.test(basename(file)))).toEqual([])
  const numbers = files.map((file) => join(dirname(file), basename(file).slice(0, 3)))
  expect(numbers.filter((one, at) => numbers.indexOf(one) !== at)).toEqual([])
})

const sqlOf = (folder: string) =>
  readdirSync(folder)
    .toSorted()
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n')

/** Of the same form in every schema: their rights are the platform's. */
const common = ['audit_events', 'chains', 'commands']

test.each(schemas)('of every table of $name it is said what its service may do to its rows', (schema) => {
  const sql = sqlOf(schema.migrations)
  const made = [...sql.matchAll(/create table (?:if not exists )?(\w+)/gi)].map(([, table = '']) => table)
  const dropped = new Set([...sql.matchAll(/drop table (\w+)/gi)].map(([, table = '']) => table))
  const { appendOnly = [], changeable = {}, rewritten = [] } = schema.rights ?? {}
  const said = [...appendOnly, ...Object.keys(changeable), ...rewritten]
  expect(said.toSorted()).toEqual(made.filter((table) => !common.includes(table) && !dropped.has(table)).toSorted())
  for (const column of Object.values(changeable).flat()) expect(sql).toMatch(new RegExp(`\\b${column}\\b`))
  expect(made).toEqual(expect.arrayContaining([...(schema.lent ?? [])]))
})
