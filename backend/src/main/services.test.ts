import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { consumerGroups } from '@sac/contracts/events/topics'
import { expect, test } from 'vitest'
import { rightsIn } from './database-roles.ts'
import { schemas, services } from './services.ts'

const twice = (names: readonly string[]) => names.filter((name, at) => names.indexOf(name) !== at)

test('a name, a schema and a consumer group belong to one service', () => {
  expect(twice(services.map(({ name }) => name))).toEqual([])
  expect(twice(schemas.map(({ name }) => name))).toEqual([])
  const groups = services.flatMap(({ groups = [] }) => groups)
  expect(twice(groups)).toEqual([])
  expect(consumerGroups).toEqual(expect.arrayContaining(groups))
})

test('who takes events in or runs jobs has a schema to do it in', () => {
  for (const { name, schema, groups, queues } of services) {
    if (groups) expect([name, schema?.messaging]).toEqual([name, true])
    if (queues) expect([name, schema?.name]).toEqual([name, expect.any(String)])
  }
})

test('a service has rights in its own schema alone; the relay empties outboxes, the directory reads what is lent', () => {
  const { relay, directory, ...others } = rightsIn(schemas)
  for (const { name } of schemas) expect(others[name]?.map(({ schema }) => schema)).toEqual([name])
  expect(relay?.map(({ schema }) => schema)).toEqual([
    'users',
    'appointments',
    'inspections',
    'certificates',
    'payments',
    'invoices',
    'vehicles',
    'notifications',
    'sync',
  ])
  for (const { only } of relay ?? []) expect(only).toEqual({ bus_outbox: ['SELECT', 'DELETE'] })
  expect(directory).toEqual([
    { schema: 'users', only: { users: ['SELECT'], sessions: ['SELECT'], mails: ['SELECT'] } },
    {
      schema: 'appointments',
      only: { centres: ['SELECT'], bays: ['SELECT'], offers: ['SELECT'], appointments: ['SELECT'] },
    },
    { schema: 'invoices', only: { invoices: ['SELECT'], papers: ['SELECT'] } },
    { schema: 'vehicles', only: { claims: ['SELECT'] } },
    { schema: 'sync', only: { devices: ['SELECT'] } },
  ])
})

/** A table that knows a person by their account or their address. */
const knowsPeople = /^\s*(?:user_id|customer_id|email|recipient)\s/m
/** Theirs stays whatever a person asks, and this is why (0048, 0052). */
const stays: Readonly<Record<string, string>> = {
  inspections: 'whose key sealed what is evidence',
  invoices: 'books stay, with an id that leads nowhere',
  'sync-gateway': 'who of the staff recorded what is evidence',
}

test('who keeps something of people exports and erases it, unless it has to stay', () => {
  const textsOf = (folder: string, files: string) =>
    globSync(join(folder, files)).map((file) => readFileSync(file, 'utf8'))
  const keeping = services.flatMap(({ name, schema }) => {
    if (!schema || !textsOf(schema.migrations, '*.sql').some((text) => knowsPeople.test(text))) return []
    const gives = textsOf(dirname(schema.migrations), '*.ts').some((text) =>
      text.includes('personalData: personalDataOf('),
    )
    return [{ name, gives }]
  })
  expect(keeping.filter(({ gives }) => !gives).map(({ name }) => name)).toEqual(Object.keys(stays))
  expect(keeping.map(({ name }) => name)).toEqual(expect.arrayContaining(['users', 'appointments', 'vehicles']))
})
