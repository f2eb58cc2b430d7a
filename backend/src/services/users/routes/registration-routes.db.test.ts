import { listFacts } from '@sac/tests/support/list-outbox'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createLoginLimit, createMailLimit } from '../handlers/create-login-limit.ts'
import { seedDemoAccounts } from '../handlers/seed-demo-accounts.ts'
import { type CountedWork, countWork } from '../testing/counted-work.ts'
import { type Ask, askOf, linksTo, openUsers, type UsersRig } from '../testing/open-users.ts'
import { authRoutes } from './auth-routes.ts'
import { registrationRoutes } from './registration-routes.ts'

let users: UsersRig
let work: CountedWork
let at = Date.UTC(2026, 10, 23, 9)
let ask: Ask

beforeAll(async () => {
  users = await openUsers(() => new Date(at))
  work = countWork(users.deps)
  // With passwords the counting compares.
  await users.database.pool.query('DELETE FROM users')
  await seedDemoAccounts(work.deps)
})
afterAll(() => users.close())
// Limits are another matter, and have tests of their own.
beforeEach(() => {
  const logins = createLoginLimit()
  ask = askOf([
    ...authRoutes(work.deps, logins),
    ...registrationRoutes(work.deps, { logins, mails: createMailLimit() }),
  ])
})

const minutes = (n: number) => {
  at += n * 60_000
}
const mine = (n: number) => ({
  email: `person${n}@example.com`,
  password: 'a long enough password',
  name: `Person ${n}`,
  language: 'fr' as const,
})
const register = (body: unknown) => ask('auth.register', { body })
const login = (email: string, password: string) => ask('auth.login', { body: { email, password } })
const linkTo = async (email: string) => (await linksTo(users, email)).at(-1) ?? ''
const confirm = async (email: string, password: string) =>
  ask('auth.confirm-registration', { body: { token: await linkTo(email), password } })
const countUsers = async (email: string) =>
  (await users.database.pool.query('SELECT 1 FROM users WHERE email = $1', [email])).rowCount

test('whoever registers has no account before the address is confirmed, and is signed in then', async () => {
  const { email, password } = mine(1)
  expect(await register(mine(1))).toEqual({ status: 202 })
  expect((await login(email, password)).status).toBe(401)
  const { status, body } = await confirm(email, password)
  expect([status, body]).toMatchObject([200, { user: { role: 'customer', name: 'Person 1', inspectorNumber: null } }])
  expect((await login(email, password)).status).toBe(200)
})

test('a link opens one account once, however many use it at the same time', async () => {
  const { email, password } = mine(2)
  await register(mine(2))
  await register(mine(2))
  const links = await linksTo(users, email)
  const tokens = [...links, ...links, ...links]
  const answers = await Promise.all(
    tokens.map((token) => ask('auth.confirm-registration', { body: { token, password } })),
  )
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(answers.filter(({ body }) => body === 'account.link-over')).toHaveLength(5)
  expect(await countUsers(email)).toBe(1)
  expect(await linksTo(users, email)).toEqual([])
})

test('whoever registers with the address of another cannot have that one open an account for them', async () => {
  const { email } = mine(3)
  await register({ ...mine(3), password: 'known to the attacker' })
  expect(await confirm(email, 'what the owner would type')).toEqual({ status: 401, body: 'auth.invalid-credentials' })
  expect(await countUsers(email)).toBe(0)
})

test('a link is over after a day, and one that was made up never was one', async () => {
  const { email, password } = mine(4)
  await register(mine(4))
  const token = await linkTo(email)
  minutes(24 * 60)
  for (const one of [token, 'made.up', `${token}x`])
    expect(await ask('auth.confirm-registration', { body: { token: one, password } })).toEqual({
      status: 410,
      body: 'account.link-over',
    })
  expect(await countUsers(email)).toBe(0)
})

test.each(['role', 'userId', 'inspectorNumber', 'disabledAt', 'emailConfirmed'])(
  'nobody gives themselves a %s by registering',
  async (member) => {
    expect(await register({ ...mine(5), [member]: 'admin' })).toEqual({ status: 400, body: 'request.invalid' })
  },
)

test.each([
  ['no address', { email: 'nobody' }],
  ['two lines in an address', { email: 'a@example.com\nBcc: b@example.com' }],
  ['a short password', { password: 'eleven char' }],
  ['a name with a line break', { name: 'Per\nson' }],
  ['a language nobody writes', { language: 'xx' }],
])('%s is refused', async (_what, wrong) => {
  expect((await register({ ...mine(6), ...wrong })).status).toBe(400)
})

// Whether an address is known: the pairs differ in that alone.
const questions = {
  'a registration': (email: string) => register({ ...mine(7), email }),
  'a forgotten password': (email: string) => ask('auth.forgot-password', { body: { email, language: 'en' } }),
  'a sign-in': (email: string) => login(email, 'not the password'),
}

test.each(Object.entries(questions))(
  '%s is answered alike for known and unknown addresses, by the same work',
  async (_what, put) => {
    const known = 'customer@demo.test'
    const worked = async (email: string) => {
      work.take()
      const answer = await put(email)
      return { answer, work: work.take() }
    }
    const first = await worked(known)
    expect(first.work.length).toBeGreaterThan(1)
    for (let pair = 0; pair < 4; pair += 1) {
      expect(await worked(`unknown${pair}@example.com`)).toEqual(first)
      expect(await worked(known)).toEqual(first)
    }
  },
)

test('the owner of an address hears of a registration with it, and nothing of theirs changes', async () => {
  await register({ ...mine(8), email: 'Customer2@demo.test', password: 'chosen by somebody else' })
  const { rows } = await users.database.pool.query(
    `SELECT purpose, language, name, password_hash FROM mails WHERE email = 'customer2@demo.test'`,
  )
  expect(rows).toEqual([{ purpose: 'already-registered', language: 'en', name: null, password_hash: null }])
  expect((await login('customer2@demo.test', 'chosen by somebody else')).status).toBe(401)
})

test('no fact says an address, a name, a password or the secret of a link', async () => {
  await register(mine(9))
  const token = await linkTo(mine(9).email)
  const facts = await listFacts(users.database.pool)
  expect(facts.at(-1)).toMatchObject({
    eventType: 'notification.requested',
    data: { notificationId: token.slice(0, 36), template: 'confirm-registration', userId: null },
  })
  const told = JSON.stringify(facts)
  for (const secret of ['@', 'Person', 'long enough', token.slice(37)]) expect(told).not.toContain(secret)
})
