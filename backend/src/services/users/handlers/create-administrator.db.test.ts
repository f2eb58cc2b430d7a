import { afterAll, beforeAll, expect, test } from 'vitest'
import { authRoutes } from '../routes/auth-routes.ts'
import { askOf, openUsers, type UsersRig } from '../testing/open-users.ts'
import { createAdministrator } from './create-administrator.ts'
import { createLoginLimit } from './create-login-limit.ts'

let users: UsersRig
beforeAll(async () => {
  users = await openUsers()
})
afterAll(() => users.close())

const owner = { email: 'Owner@garage.test', password: 'a long enough one', name: 'Owner', language: 'fr' } as const

test('an administrator made from outside signs in, once for an address, and the audit knows', async () => {
  const userId = await createAdministrator(users.deps, owner)
  const ask = askOf(authRoutes(users.deps, createLoginLimit()))
  const { status, body } = await ask('auth.login', { body: { email: 'owner@garage.test', password: owner.password } })
  expect([status, body]).toMatchObject([200, { user: { userId, role: 'admin' } }])
  expect(await createAdministrator(users.deps, { ...owner, email: 'owner@GARAGE.test' })).toBeNull()
  const { rows } = await users.deps.pool.query(
    'SELECT action, subject_id AS id, actor_id AS by FROM audit_events ORDER BY position LIMIT 1',
  )
  expect(rows).toEqual([{ action: 'staff.created', id: userId, by: null }])
})
