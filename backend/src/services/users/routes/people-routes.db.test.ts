import type { Person } from '@sac/platform/http/caller'
import { uuidv7 } from '@sac/platform/ids'
import { seqScansOf } from '@sac/tests/support/seq-scans'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoAccounts, demoPassword } from '../domain/demo-accounts.ts'
import { createLoginLimit } from '../handlers/create-login-limit.ts'
import { personalDataOf } from '../handlers/personal-data.ts'
import { listPeople } from '../store/people.ts'
import { type Ask, askOf, openUsers, type UsersRig } from '../testing/open-users.ts'
import { authRoutes } from './auth-routes.ts'
import { peopleRoutes } from './people-routes.ts'
import { staffRoutes } from './staff-routes.ts'

let users: UsersRig
let ask: Ask
beforeAll(async () => {
  users = await openUsers()
  const { deps } = users
  const personalData = () => [{ service: 'users', ...personalDataOf(deps) }]
  ask = askOf([
    ...authRoutes(deps, createLoginLimit()),
    ...staffRoutes(deps),
    ...peopleRoutes({ ...deps, personalData }),
  ])
  await users.database.pool.query(
    `INSERT INTO users (user_id, email, password_hash, role, name, phone, created_at)
     SELECT overlay(gen_random_uuid()::text PLACING '7' FROM 15)::uuid, 'person' || n || '@example.com', repeat('x', 97), 'customer',
       'Benoît Mercier-' || n, '+336' || lpad(n::text, 8, '0'), timestamptz '2026-01-01' + n % 500 * interval '1 h' FROM generate_series(1, 40000) AS n`,
  )
  await users.database.pool.query('ANALYZE users')
})
afterAll(() => users.close())

function idOf(login: string): string {
  const account = demoAccounts.find(({ email }) => email === `${login}@demo.test`)
  if (!account) throw new Error(login)
  return account.userId
}
const caller = (): Person => ({ proof: 'person', userId: idOf('admin'), role: 'admin' })
const command = (more = {}) => ({ commandId: uuidv7(), reason: 'asked at the counter, with passport', ...more })

type People = { people: { userId: string; email: string; role: string; name: string; createdAt: string }[] }
async function page(query: Record<string, string>) {
  const { body, headers, status } = await ask('users.list', { caller: caller(), query })
  expect(status).toBe(200)
  const next = /^<\?(.+)>; rel="next"$/.exec(headers?.['link']?.toString() ?? '')?.[1]
  return { people: (body as People).people, next: next && Object.fromEntries(new URLSearchParams(next)) }
}

test('people are found by any word of their name, without accents, and by their address', async () => {
  const [one] = (await page({ search: 'mercier-777' })).people
  expect(one?.name).toMatch(/Mercier-777/)
  expect((await page({ search: 'benoit mercier-31' })).people.length).toBeGreaterThan(0)
  expect((await page({ search: 'PERSON4711@' })).people.map(({ name }) => name)).toEqual(['Benoît Mercier-4711'])
  for (const wild of ['%', '_enoît', 'ercier', String.raw`\ `])
    expect((await page({ search: wild })).people).toEqual([])
})

test('people are found by their phone: its beginning with the country, or the whole of it without', async () => {
  for (const search of ['+33 6 00 00 47 11', '0033600004711', '33-600-004-711', '06 00 00 47 11', '٠٦٠٠٠٠٤٧١١'])
    expect([search, (await page({ search })).people.map(({ name }) => name)]).toEqual([search, ['Benoît Mercier-4711']])
  expect((await page({ search: '+33 6 0000 47' })).people.length).toBeGreaterThan(9)
  for (const search of ['+33 6 9', '07 00 00 47 11', '0600004']) expect((await page({ search })).people).toEqual([])
})

test('each order is read on from where a page ended, and says each once', async () => {
  for (const sort of ['newest', 'name'] as const) {
    const seen = new Set<string>()
    let next: Record<string, string> | undefined = { sort, search: 'mercier-39' }
    while (next) {
      const read: Awaited<ReturnType<typeof page>> = await page(next)
      for (const { userId } of read.people) seen.add(userId)
      next = read.next as Record<string, string> | undefined
    }
    expect(seen.size).toBe(1 + 10 + 100 + 1000)
  }
  const { people } = await page({ sort: 'name', role: 'customer', search: 'mercier' })
  expect(people.map(({ name }) => name)).toEqual(people.map(({ name }) => name).toSorted())
})

test('role and state choose', async () => {
  const staff = (await page({ role: 'staff' })).people
  expect(new Set(staff.map(({ role }) => role))).toEqual(new Set(['admin', 'inspector']))
  const userId = idOf('inspector2')
  await ask('users.disable', { caller: caller(), params: { id: userId }, body: command() })
  expect((await page({ role: 'inspector', state: 'disabled' })).people.map((one) => one.userId)).toEqual([userId])
  expect((await page({ role: 'inspector', state: 'active' })).people.some((one) => one.userId === userId)).toBe(false)
  expect((await page({ state: 'invited' })).people).toEqual([])
  await ask('users.enable', { caller: caller(), params: { id: userId }, body: command() })
})

test('every filter and order is served by an index', async () => {
  const { pool } = users.database
  const searches = [undefined, 'mercier-777', '+33600004', '06 00 00 47 11']
  const roles = [undefined, 'customer', 'inspector', 'admin', 'staff'] as const
  const states = [undefined, 'active', 'invited', 'disabled'] as const
  for (const search of searches)
    for (const role of roles)
      for (const state of states)
        for (const sort of ['newest', 'name'] as const)
          for (const after of [null, [sort === 'name' ? ' x' : new Date().toISOString(), uuidv7()] as const]) {
            const filter = { search, role, state, sort, after, limit: 51 }
            expect([filter, await seqScansOf(pool, (db) => listPeople(db, filter))]).toEqual([filter, []])
          }
})

test('a record says what is known of a person and when they were last here', async () => {
  await ask('auth.login', { body: { email: 'customer@demo.test', password: demoPassword } })
  const { body } = await ask('users.read', { caller: caller(), params: { id: idOf('customer') } })
  expect(body).toMatchObject({ role: 'customer', email: 'customer@demo.test', phone: null, secondFactor: false })
  expect((body as { lastSeenAt: string | null }).lastSeenAt).not.toBeNull()
  expect(JSON.stringify(body)).not.toMatch(/password/i)
})

test('sessions of a customer are ended by the office, with its reason', async () => {
  const id = idOf('customer')
  const ending = command({ sessionId: null })
  const end = () => ask('users.end-sessions', { caller: caller(), params: { id }, body: ending })
  expect((await end()).status).toBe(204)
  expect((await end()).status).toBe(204)
  expect((await ask('users.sessions', { caller: caller(), params: { id } })).body).toEqual({ sessions: [] })
  const { rows } = await users.database.pool.query(
    `SELECT subject_id AS id, reason FROM audit_events WHERE action = 'person.sessions-ended'`,
  )
  expect(rows).toEqual([{ id, reason: ending.reason }])
})

test('who changes what somebody else has changed meanwhile is told so, and nothing is overwritten', async () => {
  const id = idOf('inspector')
  const seen = { name: 'Ines Inspector', role: 'inspector', inspectorNumber: 'INS-001' }
  const { body: known } = await ask('users.read', { caller: caller(), params: { id } })
  const before = { ...seen, name: (known as { name: string }).name }
  const change = (name: string) =>
    ask('users.change', {
      caller: caller(),
      params: { id },
      body: command({ name, role: 'inspector', inspectorNumber: 'INS-001', seen: before }),
    })
  expect((await change('First')).status).toBe(200)
  expect(await change('Second')).toEqual({ status: 409, body: 'record.changed' })
  expect((await ask('users.read', { caller: caller(), params: { id } })).body).toMatchObject({ name: 'First' })
})

test('what is held of a person is given out on their request, audited once', async () => {
  const id = idOf('customer2')
  const body = command()
  const ask2 = () => ask('users.export', { caller: caller(), params: { id }, body })
  expect((await ask2()).body).toMatchObject({ data: { users: { account: { email: 'customer2@demo.test' } } } })
  expect((await ask2()).status).toBe(200)
  const { rows } = await users.database.pool.query(
    `SELECT actor_id AS actor, reason FROM audit_events WHERE action = 'person.exported' AND subject_id = $1`,
    [id],
  )
  expect(rows).toEqual([{ actor: idOf('admin'), reason: body.reason }])
})

test('a customer is erased on their request, once; staff are not', async () => {
  const id = idOf('customer2')
  const erase = (userId: string, body: object) => ask('users.erase', { caller: caller(), params: { id: userId }, body })
  const body = command()
  expect((await erase(id, body)).status).toBe(204)
  expect((await erase(id, body)).status).toBe(204)
  expect((await erase(id, command())).body).toBe('account.not-found')
  expect((await ask('users.read', { caller: caller(), params: { id } })).body).toBe('account.not-found')
  expect((await page({ search: 'customer2@' })).people).toEqual([])
  expect((await erase(idOf('inspector'), command())).body).toBe('account.not-found')
  const { rows } = await users.database.pool.query(
    `SELECT done_at IS NOT NULL AS done FROM erasures WHERE user_id = $1`,
    [id],
  )
  expect(rows).toEqual([{ done: true }])
})
