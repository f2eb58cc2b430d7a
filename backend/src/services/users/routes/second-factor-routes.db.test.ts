import type { Person } from '@sac/platform/http/caller'
import { generate } from 'otplib'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { demoAccounts, demoPassword } from '../domain/demo-accounts.ts'
import { createAuthenticate } from '../handlers/authenticate.ts'
import { createLoginLimit, createMailLimit } from '../handlers/create-login-limit.ts'
import { type Ask, askOf, linksTo, openUsers, type UsersRig } from '../testing/open-users.ts'
import { authRoutes } from './auth-routes.ts'
import { registrationRoutes } from './registration-routes.ts'
import { secondFactorRoutes } from './second-factor-routes.ts'

let users: UsersRig
let ask: Ask
let at = Date.UTC(2026, 10, 23, 9)
beforeAll(async () => {
  users = await openUsers(() => new Date(at))
})
afterAll(() => users.close())
beforeEach(() => {
  const limits = { logins: createLoginLimit(), mails: createMailLimit() }
  const { deps } = users
  ask = askOf([
    ...authRoutes(deps, limits.logins),
    ...registrationRoutes(deps, limits),
    ...secondFactorRoutes(deps, limits.logins),
  ])
})

const seconds = (n: number) => {
  at += n * 1_000
}
function callerOf(login: string): Person {
  const account = demoAccounts.find(({ email }) => email === `${login}@demo.test`)
  if (!account) throw new Error(login)
  return { proof: 'person', userId: account.userId, role: account.role }
}
async function signIn(login: string, code?: string, password = demoPassword) {
  const body = { email: `${login}@demo.test`, password, ...(code === undefined ? {} : { code }) }
  const answer = await ask('auth.login', { body })
  const cookie = answer.headers?.['set-cookie']?.[0]?.split(';')[0] ?? ''
  const { accessToken = '' } = answer.status === 200 ? (answer.body as { accessToken: string }) : {}
  return { status: answer.status, body: answer.body, cookie, accessToken }
}
const codeOf = (secret: string, more = 0) => generate({ secret, epoch: at / 1_000 + more })

/** Sets one up, in a session of its own. */
async function setUp(login: string) {
  const caller = callerOf(login)
  const { cookie, accessToken } = await signIn(login)
  const begun = await ask('account.begin-totp', { caller, body: { password: demoPassword } })
  const { secret, uri } = begun.body as { secret: string; uri: string }
  const code = await codeOf(secret)
  const confirmed = await ask('account.confirm-totp', { caller, headers: { cookie }, body: { code } })
  const { recoveryCodes } = confirmed.body as { recoveryCodes: string[] }
  return { caller, cookie, accessToken, secret, uri, code, recoveryCodes }
}

test('from the confirmed code on signing in asks for one, which is good once', async () => {
  const { secret, uri, code, recoveryCodes } = await setUp('inspector')
  expect(uri).toContain('otpauth://totp/SmartAutoCheck:inspector%40demo.test?secret=')
  expect(new Set(recoveryCodes).size).toBe(10)
  expect(await signIn('inspector')).toMatchObject({ status: 403, body: 'auth.code-required' })
  // The one that was confirmed, and the ones before it.
  for (const used of [code, await codeOf(secret, -30)])
    expect(await signIn('inspector', used)).toMatchObject({ status: 403, body: 'auth.code-wrong' })
  seconds(30)
  const next = await codeOf(secret)
  const twice = await Promise.all([signIn('inspector', next), signIn('inspector', next)])
  expect(twice.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 403])
  seconds(90)
  expect((await signIn('inspector', await codeOf(secret, -60))).status).toBe(403)
  expect((await signIn('inspector', await codeOf(secret, -30))).status).toBe(200)
  // As apps show it, and as a phone may type it.
  seconds(60)
  const arabic = Array.from(await codeOf(secret), (digit) => String.fromCodePoint(0x0660 + Number(digit))).join('')
  expect((await signIn('inspector', `${arabic.slice(0, 3)} ${arabic.slice(3)}`)).status).toBe(200)
})

test('who does not know the password learns nothing of a second factor', async () => {
  expect(await signIn('inspector', undefined, 'wrong')).toMatchObject({ body: 'auth.invalid-credentials' })
  expect(await signIn('inspector', '000000', 'wrong')).toMatchObject({ body: 'auth.invalid-credentials' })
  expect(await signIn('customer', '000000')).toMatchObject({ status: 200 })
})

test('a recovery code signs in once, however it is typed, and for its account alone', async () => {
  const { recoveryCodes } = await setUp('inspector2')
  const [first = '', second = ''] = recoveryCodes
  expect((await signIn('inspector', first)).status).toBe(403)
  expect((await signIn('inspector2', ` ${first.toUpperCase().replace('-', ' ')}`)).status).toBe(200)
  expect(await signIn('inspector2', first)).toMatchObject({ body: 'auth.code-wrong' })
  expect((await signIn('inspector2', second)).status).toBe(200)
})

test('codes are guessed at no longer than passwords', async () => {
  for (let n = 0; n < 10; n += 1) expect((await signIn('inspector', '000000')).status).toBe(403)
  expect(await signIn('inspector', '000000')).toMatchObject({ status: 429, body: 'request.limited' })
})

test('sessions that began without it end, and another password does not take it away', async () => {
  const elsewhere = await signIn('admin2')
  const { cookie, secret } = await setUp('admin2')
  const refresh = async (cookie: string) => (await ask('auth.refresh', { headers: { cookie } })).status
  expect([await refresh(cookie), await refresh(elsewhere.cookie)]).toEqual([200, 401])
  await ask('auth.forgot-password', { body: { email: 'admin2@demo.test', language: 'en' } })
  const [token = ''] = await linksTo(users, 'admin2@demo.test')
  await ask('auth.reset-password', { body: { token, password: 'another long password' } })
  expect(await signIn('admin2', undefined, 'another long password')).toMatchObject({ body: 'auth.code-required' })
  seconds(30)
  expect((await signIn('admin2', await codeOf(secret), 'another long password')).status).toBe(200)
})

test('where administrators need it, one without can set it up and do nothing else; others are not asked', async () => {
  const authenticate = createAuthenticate({
    ...users.deps,
    verificationKey: () => Promise.resolve(users.deps.keys.publicKey),
    secondFactorFor: ['admin'],
  })
  const customer = await signIn('customer')
  expect(await authenticate(customer.accessToken)).toMatchObject({ ok: true, lacksSecondFactor: false })
  const before = await signIn('admin')
  expect(await authenticate(before.accessToken)).toMatchObject({ ok: true, lacksSecondFactor: true })
  const { accessToken, secret, caller } = await setUp('admin')
  expect(await authenticate(accessToken)).toMatchObject({ ok: true, lacksSecondFactor: false })
  expect(await authenticate(before.accessToken)).toMatchObject({ ok: false })
  seconds(30)
  const end = { password: demoPassword, code: await codeOf(secret) }
  expect((await ask('account.end-totp', { caller, body: end })).status).toBe(204)
  seconds(30)
  expect(await authenticate(accessToken)).toMatchObject({ ok: true, lacksSecondFactor: true })
})

test('it is changed by whoever knows password and code, and in its order', async () => {
  const { caller, secret, recoveryCodes } = await setUp('admin')
  expect(await ask('account.begin-totp', { caller, body: { password: demoPassword } })).toMatchObject({ status: 409 })
  expect(await ask('account.confirm-totp', { caller, body: { code: '000000' } })).toMatchObject({ status: 409 })
  const renew = (password: string, code: string) =>
    ask('account.renew-recovery-codes', { caller, body: { password, code } })
  seconds(30)
  expect(await renew('wrong', await codeOf(secret))).toEqual({ status: 403, body: 'account.wrong-password' })
  expect(await renew(demoPassword, '000000')).toEqual({ status: 403, body: 'account.wrong-code' })
  expect((await renew(demoPassword, await codeOf(secret))).status).toBe(200)
  expect(await signIn('admin', recoveryCodes[0])).toMatchObject({ body: 'auth.code-wrong' })
})

test('the database holds no secret and no code in a form that signs in', async () => {
  await users.database.pool.query(`UPDATE users SET second_factor_at = NULL WHERE email = 'inspector2@demo.test'`)
  const { secret, recoveryCodes } = await setUp('inspector2')
  const { rows } = await users.database.pool.query<{ bytes: Buffer }>(
    'SELECT secret AS bytes FROM totp UNION ALL SELECT code_hash FROM recovery_codes',
  )
  expect(rows.length).toBeGreaterThan(10)
  for (const { bytes } of rows)
    for (const known of [secret, ...recoveryCodes]) expect(bytes.toString('latin1')).not.toContain(known)
})

test('what staff does about it is in the audit', async () => {
  const { rows } = await users.database.pool.query('SELECT DISTINCT action FROM audit_events ORDER BY action')
  expect(rows.map(({ action }) => action)).toEqual([
    'staff.password-reset',
    'staff.recovery-codes-renewed',
    'staff.second-factor-ended',
    'staff.second-factor-set-up',
    'staff.signed-in',
  ])
})
