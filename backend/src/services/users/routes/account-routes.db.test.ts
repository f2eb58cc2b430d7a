import type { Person } from '@sac/platform/http/caller'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createUserDirectory } from '../create-user-directory.ts'
import { demoAccounts, demoPassword } from '../domain/demo-accounts.ts'
import { createLoginLimit, createMailLimit } from '../handlers/create-login-limit.ts'
import { countWork } from '../testing/counted-work.ts'
import { type Ask, askOf, linksTo, openUsers, type UsersRig } from '../testing/open-users.ts'
import { accountRoutes } from './account-routes.ts'
import { authRoutes } from './auth-routes.ts'
import { registrationRoutes } from './registration-routes.ts'

let users: UsersRig
let ask: Ask
beforeAll(async () => {
  users = await openUsers()
})
afterAll(() => users.close())
beforeEach(() => {
  const limits = { logins: createLoginLimit(), mails: createMailLimit() }
  const { deps } = users
  ask = askOf([...authRoutes(deps, limits.logins), ...registrationRoutes(deps, limits), ...accountRoutes(deps, limits)])
})

function callerOf(login: string): Person {
  const account = demoAccounts.find(({ email }) => email === `${login}@demo.test`)
  if (!account) throw new Error(login)
  return { proof: 'person', userId: account.userId, role: account.role }
}
const caller = callerOf('customer')
async function signIn(email: string, password = demoPassword) {
  const { status, headers } = await ask('auth.login', { body: { email, password } })
  return { status, cookie: headers?.['set-cookie']?.[0]?.split(';')[0] ?? '' }
}
const refresh = async (cookie: string) => (await ask('auth.refresh', { headers: { cookie } })).status
const purposesTo = async (email: string) =>
  (await users.database.pool.query('SELECT purpose FROM mails WHERE email = $1 ORDER BY created_at', [email])).rows.map(
    ({ purpose }) => purpose,
  )

const wanted = { name: 'New Name', language: 'ar', phone: '+212600000000', reminders: { email: false, sms: true } }

test('people change what is theirs, and see it', async () => {
  const changed = await ask('account.change', { caller, body: wanted })
  expect(changed.body).toMatchObject({
    ...wanted,
    userId: caller.userId,
    role: 'customer',
    email: 'customer@demo.test',
  })
  expect((await ask('account.read', { caller })).body).toEqual(changed.body)
  expect((await ask('account.read', { caller: callerOf('customer2') })).body).toMatchObject({
    name: 'Second demo customer',
  })
})

test('the address they give stands on their next invoices, until they take it away', async () => {
  const { findBuyer } = createUserDirectory({ ...users.deps, publicFolder: users.folder, secondFactorFor: [] })
  const address = { street: '4 rue des Lilas', postcode: '69008', city: 'Lyon', country: 'FR' }
  const change = (parts: object) => ask('account.change', { caller, body: { ...wanted, ...parts } })
  expect((await change({ address })).body).toMatchObject({ address })
  expect(await findBuyer(caller.userId)).toEqual({ name: wanted.name, address })
  // An app that knows of no addresses leaves it as it is.
  expect((await change({})).body).toMatchObject({ address })
  expect((await change({ address: null })).body).toMatchObject({ address: null })
  expect(await findBuyer(caller.userId)).toEqual({ name: wanted.name, address: null })
  expect((await change({ address: { ...address, city: '\u{1F697}' } })).body).toBe('request.invalid')
})

test.each(['role', 'userId', 'email', 'inspectorNumber', 'disabledAt', 'password'])(
  'nobody changes their %s with the rest, nor anybody else',
  async (member) => {
    const body = { ...wanted, [member]: callerOf('admin').userId }
    expect(await ask('account.change', { caller, body })).toEqual({ status: 400, body: 'request.invalid' })
  },
)

test('another password needs the one of before, ends the other sessions and is told', async () => {
  const [here, elsewhere] = [await signIn('customer2@demo.test'), await signIn('customer2@demo.test')]
  const change = (current: string) =>
    ask('account.change-password', {
      caller: callerOf('customer2'),
      headers: { cookie: here.cookie },
      body: { current, password: 'another long password' },
    })
  expect(await change('not the password')).toEqual({ status: 403, body: 'account.wrong-password' })
  expect(await refresh(elsewhere.cookie)).toBe(200)
  expect((await change(demoPassword)).status).toBe(204)
  expect([await refresh(here.cookie), await refresh(elsewhere.cookie)]).toEqual([200, 401])
  expect((await signIn('customer2@demo.test')).status).toBe(401)
  expect((await signIn('customer2@demo.test', 'another long password')).status).toBe(200)
  expect(await purposesTo('customer2@demo.test')).toEqual(['password-changed'])
})

test('a stolen session guesses at the password no longer than anybody', async () => {
  const guess = () =>
    ask('account.change-password', { caller: callerOf('admin2'), body: { current: 'guess', password: 'x'.repeat(20) } })
  for (let n = 0; n < 10; n += 1) expect((await guess()).status).toBe(403)
  expect(await guess()).toEqual({ status: 429, body: 'request.limited' })
})

test('another address counts when its link is opened; the one of before is told, and its links are over', async () => {
  const inspector = callerOf('inspector')
  await ask('auth.forgot-password', { body: { email: 'inspector@demo.test', language: 'en' } })
  const [reset = ''] = await linksTo(users, 'inspector@demo.test')
  const body = { email: 'New.Address@example.com', password: demoPassword }
  expect(await ask('account.change-email', { caller: inspector, body })).toEqual({ status: 202 })
  expect((await signIn('new.address@example.com')).status).toBe(401)
  const [token = ''] = await linksTo(users, 'new.address@example.com')
  expect((await ask('auth.confirm-email', { body: { token } })).status).toBe(204)
  expect((await signIn('new.address@example.com')).status).toBe(200)
  expect((await signIn('inspector@demo.test')).status).toBe(401)
  expect(await purposesTo('inspector@demo.test')).toEqual(['email-changed'])
  for (const [operation, more] of [
    ['auth.confirm-email', {}],
    ['auth.reset-password', { password: 'x'.repeat(20) }],
  ] as const)
    for (const link of [token, reset])
      expect((await ask(operation, { body: { token: link, ...more } })).status).toBe(410)
})

test('the address of another account is answered alike, by the same work; its owner hears of it', async () => {
  const work = countWork(users.deps)
  const askForEmail = askOf(accountRoutes(work.deps, { logins: createLoginLimit(), mails: createMailLimit() }))
  await users.database.pool.query(`UPDATE users SET password_hash = 'hash of it' WHERE user_id = $1`, [caller.userId])
  const put = async (email: string) => {
    work.take()
    const answer = await askForEmail('account.change-email', { caller, body: { email, password: 'it' } })
    return { answer, work: work.take() }
  }
  const known = await put('admin@demo.test')
  expect(known.answer.status).toBe(202)
  expect(await put('unknown@example.com')).toEqual(known)
  expect(await purposesTo('admin@demo.test')).toEqual(['address-in-use'])
  expect(await linksTo(users, 'admin@demo.test')).toEqual([])
})

test('an address that became an account meanwhile is not taken from it', async () => {
  const admin = callerOf('admin')
  const email = 'wanted.by.two@example.com'
  await ask('account.change-email', { caller: admin, body: { email, password: demoPassword } })
  await ask('auth.register', { body: { email, password: 'x'.repeat(20), name: 'First', language: 'en' } })
  const [change = '', open = ''] = await linksTo(users, email)
  const answers = await Promise.all([
    ask('auth.confirm-email', { body: { token: change } }),
    ask('auth.confirm-registration', { body: { token: open, password: 'x'.repeat(20) } }),
  ])
  expect(answers.map(({ status }) => status < 300).filter(Boolean)).toHaveLength(1)
  expect(answers.filter(({ body }) => body === 'account.link-over')).toHaveLength(1)
})

test('what staff does with their account is in the audit, without address or name', async () => {
  const { rows } = await users.database.pool.query(
    `SELECT action, details::text FROM audit_events WHERE action <> 'staff.signed-in' ORDER BY position`,
  )
  expect(rows).toContainEqual({ action: 'staff.email-changed', details: '{"role": "inspector"}' })
  expect(JSON.stringify(rows)).not.toContain('@')
})
