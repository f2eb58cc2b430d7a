import type { Person } from '@sac/platform/http/caller'
import { uuidv7 } from '@sac/platform/ids'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoAccounts, demoPassword } from '../domain/demo-accounts.ts'
import { createAuthenticate } from '../handlers/authenticate.ts'
import { createLoginLimit, createMailLimit } from '../handlers/create-login-limit.ts'
import { type Ask, askOf, linksTo, openUsers, type UsersRig } from '../testing/open-users.ts'
import { authRoutes } from './auth-routes.ts'
import { peopleRoutes } from './people-routes.ts'
import { registrationRoutes } from './registration-routes.ts'
import { staffRoutes } from './staff-routes.ts'

let users: UsersRig
let ask: Ask
let at = Date.UTC(2026, 10, 23, 9)
beforeAll(async () => {
  users = await openUsers(() => new Date(at))
  const limits = { logins: createLoginLimit(), mails: createMailLimit() }
  const { deps } = users
  ask = askOf([
    ...authRoutes(deps, limits.logins),
    ...registrationRoutes(deps, limits),
    ...staffRoutes(deps),
    ...peopleRoutes({ ...deps, personalData: () => [] }),
  ])
})
afterAll(() => users.close())

function callerOf(login: string): Person {
  const account = demoAccounts.find(({ email }) => email === `${login}@demo.test`)
  if (!account) throw new Error(login)
  return { proof: 'person', userId: account.userId, role: account.role }
}
const admin = callerOf('admin')
const minute = () => {
  at += 60_000
}
const newcomer = (n: number) => ({
  userId: uuidv7(),
  email: `newcomer${n}@example.com`,
  name: `Newcomer ${n}`,
  role: 'inspector',
  inspectorNumber: `INS-10${n}`,
  language: 'fr',
})
const create = (body: unknown) => ask('users.create', { caller: admin, body })
const command = (more = {}) => ({ commandId: uuidv7(), reason: 'has left', ...more })
type Act = 'users.disable' | 'users.enable' | 'users.reset-second-factor' | 'users.end-sessions' | 'users.change'
const act = (operation: Act, id: string, body: unknown, caller = admin) =>
  ask(operation, { caller, params: { id }, body })
async function signIn(email: string, password = demoPassword) {
  const { status, headers, body } = await ask('auth.login', { body: { email, password } })
  const { accessToken = '' } = status === 200 ? (body as { accessToken: string }) : {}
  return { status, accessToken, cookie: headers?.['set-cookie']?.[0]?.split(';')[0] ?? '' }
}
const authenticating = () =>
  createAuthenticate({ ...users.deps, verificationKey: () => Promise.resolve(users.deps.keys.publicKey) })
const auditOf = async (subjectId: string) =>
  (
    await users.database.pool.query('SELECT action, reason FROM audit_events WHERE subject_id = $1 ORDER BY position', [
      subjectId,
    ])
  ).rows

test('an administrator makes an account once; its owner chooses a password by the link', async () => {
  const body = newcomer(1)
  expect((await create(body)).body).toMatchObject({ userId: body.userId, role: 'inspector', invited: true })
  expect((await create(body)).status).toBe(200)
  expect((await create({ ...body, name: 'Another' })).body).toBe('command.repeated-differently')
  expect((await signIn(body.email, '')).status).toBe(400)
  expect((await signIn(body.email, 'anything at all')).status).toBe(401)
  const [token = '', ...others] = await linksTo(users, body.email)
  expect(others).toEqual([])
  expect((await ask('auth.reset-password', { body: { token, password: 'chosen by myself' } })).status).toBe(204)
  expect((await signIn(body.email, 'chosen by myself')).status).toBe(200)
  expect((await ask('users.read', { caller: admin, params: { id: body.userId } })).body).toMatchObject({
    invited: false,
  })
})

test('address and number belong to one account, and a number to inspectors', async () => {
  const { email } = newcomer(1)
  expect((await create({ ...newcomer(2), email: email.toUpperCase() })).body).toBe('account.email-taken')
  expect((await create({ ...newcomer(2), inspectorNumber: 'INS-001' })).body).toBe('account.number-taken')
  expect((await create({ ...newcomer(2), inspectorNumber: null })).status).toBe(400)
  expect((await create({ ...newcomer(2), role: 'customer', inspectorNumber: null })).status).toBe(400)
  const both = [newcomer(3), { ...newcomer(4), inspectorNumber: 'INS-103' }]
  const answers = await Promise.all(both.map(create))
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
})

test('who is disabled is out within a minute and back only by an administrator', async () => {
  const { userId } = callerOf('inspector')
  const { accessToken, cookie } = await signIn('inspector@demo.test')
  const authenticate = authenticating()
  expect(await authenticate(accessToken)).toMatchObject({ ok: true })
  const disabling = command()
  expect((await act('users.disable', userId, disabling)).body).toMatchObject({ disabledAt: new Date(at).toISOString() })
  expect((await ask('auth.refresh', { headers: { cookie } })).status).toBe(403)
  minute()
  expect(await authenticate(accessToken)).toMatchObject({ ok: false })
  expect((await signIn('inspector@demo.test')).status).toBe(403)
  expect((await act('users.enable', userId, command())).body).toMatchObject({ disabledAt: null })
  // The command of before, repeated by a network that was slow, does not do it again.
  expect((await act('users.disable', userId, disabling)).body).toMatchObject({ disabledAt: null })
  expect((await signIn('inspector@demo.test')).status).toBe(200)
  expect(await authenticate(accessToken)).toMatchObject({ ok: false })
  const audited = await auditOf(userId)
  expect(audited.filter(({ action }) => action !== 'staff.signed-in')).toEqual([
    { action: 'staff.disabled', reason: 'has left' },
    { action: 'staff.enabled', reason: 'has left' },
  ])
})

test('another role counts within a minute', async () => {
  const { userId } = callerOf('inspector2')
  const { accessToken } = await signIn('inspector2@demo.test')
  const authenticate = authenticating()
  await authenticate(accessToken)
  const body = command({ name: 'Now an admin', role: 'admin', inspectorNumber: null })
  expect((await act('users.change', userId, body)).body).toMatchObject({ role: 'admin', inspectorNumber: null })
  minute()
  expect(await authenticate(accessToken)).toMatchObject({ ok: false })
})

test('sessions of staff are seen and ended by an administrator, one or all', async () => {
  const { userId } = callerOf('admin2')
  const [one, two] = [await signIn('admin2@demo.test'), await signIn('admin2@demo.test')]
  const list = async () => {
    const { body } = await ask('users.sessions', { caller: admin, params: { id: userId } })
    return (body as { sessions: { sessionId: string }[] }).sessions
  }
  const [latest] = await list()
  expect((await act('users.end-sessions', userId, command({ sessionId: latest?.sessionId }))).status).toBe(204)
  expect(await list()).toHaveLength(1)
  expect((await act('users.end-sessions', userId, command({ sessionId: null }))).status).toBe(204)
  expect(await list()).toEqual([])
  for (const { cookie } of [one, two]) expect((await ask('auth.refresh', { headers: { cookie } })).status).toBe(401)
})

test('nobody takes their own account away, and customers are none of the office’s staff', async () => {
  for (const operation of ['users.disable', 'users.reset-second-factor'] as const)
    expect(await act(operation, admin.userId, command())).toEqual({ status: 409, body: 'account.own' })
  const { userId } = callerOf('customer')
  for (const operation of ['users.disable', 'users.enable', 'users.reset-second-factor'] as const)
    expect((await act(operation, userId, command())).body).toBe('account.not-found')
  const change = command({ name: 'Promoted', role: 'admin', inspectorNumber: null })
  expect((await act('users.change', userId, change)).body).toBe('account.not-found')
  expect((await ask('users.list', { caller: admin, query: { after: 'rubbish' } })).status).toBe(400)
})

test('of two administrators who disable one another at the same moment one remains', async () => {
  const [one, two] = [admin, callerOf('admin2')]
  const answers = await Promise.all([
    act('users.disable', two.userId, command(), one),
    act('users.disable', one.userId, command(), two),
  ])
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 403])
  await users.database.pool.query('UPDATE users SET disabled_at = NULL')
})

test('the audit has who did what to whom and why, and nobody’s name or address', async () => {
  const { rows } = await users.database.pool.query('SELECT details::text AS text FROM audit_events')
  const told = JSON.stringify(rows)
  for (const personal of ['@', 'Newcomer', 'Now an admin']) expect(told).not.toContain(personal)
})
