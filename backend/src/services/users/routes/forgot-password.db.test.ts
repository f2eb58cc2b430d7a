import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createLoginLimit, createMailLimit } from '../handlers/create-login-limit.ts'
import { startForgetting } from '../handlers/forget.ts'
import { countWork } from '../testing/counted-work.ts'
import { type Ask, askOf, linksTo, openUsers, type UsersRig } from '../testing/open-users.ts'
import { authRoutes } from './auth-routes.ts'
import { registrationRoutes } from './registration-routes.ts'

let users: UsersRig
let at = Date.UTC(2026, 10, 23, 9)
beforeAll(async () => {
  users = await openUsers(() => new Date(at))
})
afterAll(() => users.close())

const minutes = (n: number) => {
  at += n * 60_000
}

/** Everything there is to ask, with limits of its own. */
function openAsk(mails = createMailLimit()): Ask {
  const { deps } = countWork(users.deps)
  const logins = createLoginLimit()
  return askOf([...authRoutes(deps, logins), ...registrationRoutes(deps, { logins, mails })])
}
const unlimited = { secondsToWait: () => Promise.resolve(0) }
const forgot = (ask: Ask, email: string, ip = '192.0.2.1') =>
  ask('auth.forgot-password', { ip, body: { email, language: 'en' } })
const reset = (ask: Ask, token: string, password: string) => ask('auth.reset-password', { body: { token, password } })
const login = (ask: Ask, email: string, password: string) => ask('auth.login', { body: { email, password } })

test('a link gives another password once, and ends every session', async () => {
  const ask = openAsk(unlimited)
  const email = 'customer@demo.test'
  await forgot(ask, email)
  await forgot(ask, email)
  const [older = '', newer = ''] = await linksTo(users, email)
  expect((await reset(ask, newer, 'first new password')).status).toBe(204)
  const { headers } = await login(ask, email, 'first new password')
  const cookie = headers?.['set-cookie']?.[0]?.split(';')[0] ?? ''
  expect((await ask('auth.refresh', { headers: { cookie } })).status).toBe(200)
  for (const token of [newer, older])
    expect(await reset(ask, token, 'second new password')).toEqual({ status: 410, body: 'account.link-over' })
  await forgot(ask, email)
  const [last = ''] = await linksTo(users, email)
  expect((await reset(ask, last, 'third new password')).status).toBe(204)
  expect((await ask('auth.refresh', { headers: { cookie } })).status).toBe(401)
  expect((await login(ask, email, 'first new password')).status).toBe(401)
  expect((await login(ask, email, 'third new password')).status).toBe(200)
})

test('of several links used at the same time one counts', async () => {
  const ask = openAsk(unlimited)
  const email = 'inspector2@demo.test'
  for (let n = 0; n < 3; n += 1) await forgot(ask, email)
  const links = await linksTo(users, email)
  const answers = await Promise.all([...links, ...links].map((token) => reset(ask, token, 'chosen at the same time')))
  expect(answers.filter(({ status }) => status === 204)).toHaveLength(1)
  expect(answers.filter(({ status }) => status === 410)).toHaveLength(5)
})

type Step = { do: 'ask' } | { do: 'wait'; minutes: number } | { do: 'use'; which: number }
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.constant({ do: 'ask' as const }),
  fc.record({ do: fc.constant('wait' as const), minutes: fc.integer({ min: 1, max: 50 }) }),
  fc.record({ do: fc.constant('use' as const), which: fc.nat(5) }),
)

test('a link works exactly while it is young, unused and of none that was used since', async () => {
  const ask = openAsk(unlimited)
  const email = 'customer2@demo.test'
  const run = async (steps: readonly Step[]) => {
    await users.database.pool.query('DELETE FROM mails')
    /** Model: when each was asked for, null once it is no good. */
    const links: { token: string; sentAt: number; good: boolean }[] = []
    for (const one of steps) {
      if (one.do === 'wait') minutes(one.minutes)
      else if (one.do === 'ask') {
        await forgot(ask, email)
        const known = new Set(links.map(({ token }) => token))
        const [token = ''] = (await linksTo(users, email)).filter((link) => !known.has(link))
        links.push({ token, sentAt: at, good: true })
      } else {
        const link = links[one.which % Math.max(1, links.length)]
        if (!link) continue
        const expected = link.good && at - link.sentAt < 3_600_000
        expect((await reset(ask, link.token, 'a new long password')).status).toBe(expected ? 204 : 410)
        if (expected) for (const other of links) other.good = false
      }
    }
  }
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 16 }), run), { numRuns: 40 })
})

test('the sixth mail within an hour is refused, known or not; those sent stay good, and other addresses are not touched', async () => {
  for (const email of ['inspector@demo.test', 'nobody@example.com']) {
    const ask = openAsk()
    await users.database.pool.query('DELETE FROM mails')
    for (let n = 0; n < 5; n += 1) expect((await forgot(ask, email, `192.0.2.${n}`)).status).toBe(202)
    expect(await forgot(ask, email.toUpperCase(), '192.0.2.9')).toEqual({ status: 429, body: 'request.limited' })
    expect((await forgot(ask, `other-${email}`)).status).toBe(202)
  }
  const ask = openAsk()
  await forgot(ask, 'inspector@demo.test')
  const [link = ''] = await linksTo(users, 'inspector@demo.test')
  expect((await reset(ask, link, 'found it again now')).status).toBe(204)
})

test('one address of the network has thirty mails sent in an hour', async () => {
  const ask = openAsk()
  const statuses: number[] = []
  for (let n = 0; n < 32; n += 1) statuses.push((await forgot(ask, `any${n}@example.com`)).status)
  expect(statuses.indexOf(429)).toBe(30)
})

test('mails are forgotten after thirty days', async () => {
  const ask = openAsk()
  await forgot(ask, 'forgotten@example.com')
  minutes(31 * 24 * 60)
  await forgot(ask, 'fresh@example.com')
  const running = startForgetting({ ...users.deps, personalData: () => [] })
  await running.close(1_000)
  const { rows } = await users.database.pool.query('SELECT email FROM mails')
  expect(rows).toEqual([{ email: 'fresh@example.com' }])
})
