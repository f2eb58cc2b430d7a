import { randomBytes } from 'node:crypto'
import type { TestDatabase } from '@sac/tests/support/create-database'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoPassword } from '../domain/demo-accounts.ts'
import { openUsers, type UsersRig } from '../testing/open-users.ts'
import { createPasswordHash } from '../tokens/password-hash.ts'
import type { UsersDeps } from '../users-deps.ts'
import { createAuthenticate } from './authenticate.ts'
import { refreshSession } from './refresh-session.ts'
import { seedDemoAccounts } from './seed-demo-accounts.ts'
import { signIn } from './sign-in.ts'
import { signOut } from './sign-out.ts'

let database: TestDatabase
let at = Date.UTC(2026, 10, 23, 9)
let deps: UsersDeps
const minutes = (n: number) => {
  at += n * 60_000
}

let users: UsersRig
beforeAll(async () => {
  users = await openUsers(() => new Date(at))
  ;({ database, deps } = users)
})
afterAll(() => users.close())

async function signedIn(email = 'inspector@demo.test') {
  const result = await signIn(deps, { email, password: demoPassword })
  if (result.outcome !== 'signed-in') throw new Error(result.outcome)
  return result.session
}
async function refreshed(token: string) {
  const result = await refreshSession(deps, token)
  if (result.outcome !== 'refreshed') throw new Error(result.outcome)
  return result.session
}
const authenticating = () =>
  createAuthenticate({ ...deps, verificationKey: () => Promise.resolve(deps.keys.publicKey) })

test('seeding twice leaves six accounts and their passwords as they were', async () => {
  const before = await database.pool.query('SELECT * FROM users ORDER BY user_id')
  await seedDemoAccounts(deps)
  const after = await database.pool.query('SELECT * FROM users ORDER BY user_id')
  expect(after.rows).toEqual(before.rows)
  expect(after.rows).toHaveLength(6)
})

test('e-mail is matched in any case and the answer tells who signed in', async () => {
  const { body } = await signedIn(' Inspector@Demo.test')
  expect(body.user).toMatchObject({ role: 'inspector', inspectorNumber: 'INS-001' })
})

test('a wrong password and an unknown e-mail are refused alike', async () => {
  expect(await signIn(deps, { email: 'inspector@demo.test', password: `${demoPassword}!` })).toEqual({
    outcome: 'refused',
  })
  expect(await signIn(deps, { email: 'nobody@demo.test', password: demoPassword })).toEqual({ outcome: 'refused' })
})

test('what comes after the 72nd byte of a password counts', async () => {
  const passwords = createPasswordHash()
  const long = 'x'.repeat(72)
  expect(await passwords.matches(`${long}a`, await passwords.hash(`${long}b`))).toBe(false)
})

test('an access token works for fifteen minutes and not with another key', async () => {
  const { body } = await signedIn()
  const authenticate = authenticating()
  expect(await authenticate(body.accessToken)).toMatchObject({ ok: true, person: { role: 'inspector' } })
  minutes(15)
  expect(await authenticate(body.accessToken)).toEqual({ ok: false, code: 'auth.expired' })
  expect(await authenticate('rubbish')).toEqual({ ok: false, code: 'auth.required' })
})

test('an answer that was lost is given again for a minute', async () => {
  const { refreshToken } = await signedIn()
  const lost = await refreshed(refreshToken)
  minutes(1)
  const again = await refreshed(refreshToken)
  expect(again.refreshToken).toBe(lost.refreshToken)
  await refreshed(again.refreshToken)
})

test('a thief and the owner who take turns are noticed by the second turn', async () => {
  const { refreshToken: stolen } = await signedIn()
  const thief = await refreshed(stolen)
  minutes(14)
  // The owner comes with what was exchanged already.
  expect(await refreshSession(deps, stolen)).toEqual({ outcome: 'over' })
  expect(await refreshSession(deps, thief.refreshToken)).toEqual({ outcome: 'over' })
})

test('a thief who comes within the grace is noticed when one of the two exchanges again', async () => {
  const { refreshToken: stolen } = await signedIn()
  const owner = await refreshed(stolen)
  const thief = await refreshed(stolen)
  minutes(14)
  const ownerAgain = await refreshed(owner.refreshToken)
  minutes(2)
  expect(await refreshSession(deps, thief.refreshToken)).toEqual({ outcome: 'over' })
  expect(await refreshSession(deps, ownerAgain.refreshToken)).toEqual({ outcome: 'over' })
})

test('however often it is used, a session is over thirty days after signing in', async () => {
  const { refreshToken } = await signedIn()
  let token = refreshToken
  for (let day = 0; day < 30; day += 1) {
    token = (await refreshed(token)).refreshToken
    minutes(24 * 60)
  }
  expect(await refreshSession(deps, token)).toEqual({ outcome: 'over' })
})

test('two exchanges at once give one successor', async () => {
  const { refreshToken } = await signedIn()
  const sessions = await Promise.all([refreshed(refreshToken), refreshed(refreshToken), refreshed(refreshToken)])
  expect(new Set(sessions.map((session) => session.refreshToken)).size).toBe(1)
})

test('a copied token presented late ends the session for everyone', async () => {
  const first = await signedIn()
  const second = await refreshed(first.refreshToken)
  const third = await refreshed(second.refreshToken)
  minutes(2)
  expect(await refreshSession(deps, first.refreshToken)).toEqual({ outcome: 'over' })
  expect(await refreshSession(deps, third.refreshToken)).toEqual({ outcome: 'over' })
})

test('a forged refresh token is nothing', async () => {
  const { refreshToken } = await signedIn()
  const forged = refreshToken.replace(/[^.]+$/, randomBytes(32).toString('base64url'))
  expect(await refreshSession(deps, forged)).toEqual({ outcome: 'over' })
})

test('signing out ends refresh at once and access within sixty seconds', async () => {
  const { body, refreshToken } = await signedIn()
  const authenticate = authenticating()
  await authenticate(body.accessToken)
  await signOut(deps, refreshToken)
  expect(await refreshSession(deps, refreshToken)).toEqual({ outcome: 'over' })
  minutes(1)
  expect(await authenticate(body.accessToken)).toEqual({ ok: false, code: 'auth.required' })
})

test('a role that was taken away is gone within sixty seconds, not when the token ends', async () => {
  const { body } = await signedIn('admin2@demo.test')
  const authenticate = authenticating()
  expect(await authenticate(body.accessToken)).toMatchObject({ ok: true, person: { role: 'admin' } })
  await database.pool.query(`UPDATE users SET role = 'customer' WHERE email = 'admin2@demo.test'`)
  minutes(1)
  expect(await authenticate(body.accessToken)).toEqual({ ok: false, code: 'auth.required' })
  const { body: after } = await signedIn('admin2@demo.test')
  expect(await authenticate(after.accessToken)).toMatchObject({ ok: true, person: { role: 'customer' } })
})

test('a disabled user neither signs in nor refreshes', async () => {
  const { refreshToken } = await signedIn('inspector2@demo.test')
  await database.pool.query(`UPDATE users SET disabled_at = $1 WHERE email = 'inspector2@demo.test'`, [new Date(at)])
  expect(await signIn(deps, { email: 'inspector2@demo.test', password: demoPassword })).toEqual({ outcome: 'disabled' })
  expect(await refreshSession(deps, refreshToken)).toEqual({ outcome: 'disabled' })
})
