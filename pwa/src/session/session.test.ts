import { expect, test, vi } from 'vitest'
import type { HttpRequest } from '#platform/http.ts'
import { openLocalStore } from '../../tests/support/open-local-store.ts'
import { quickPins } from '../../tests/support/quick-pins.ts'
import { readAccount } from './known-people.ts'
import { waitAfter } from './pin.ts'
import { createSession } from './session.ts'

quickPins()

const user = { userId: 'u1', role: 'inspector', name: 'A. Inspector', inspectorNumber: '12' }
const opened = (who = user) =>
  new Response(JSON.stringify({ accessToken: `token-${who.userId}`, expiresIn: 900, user: who }))
const problem = (status: number, code: string) =>
  new Response(JSON.stringify({ type: '', title: '', status, code, detail: '', correlationId: '' }), { status })
const credentials = { email: 'a@example.test', password: 'long enough' }

function createDevice(answer: (request: HttpRequest) => Response) {
  const store = openLocalStore()
  const asked: string[] = []
  const session = createSession({
    outbox: store.outbox,
    now: () => store.clock.now,
    locks: { hold: (_name, _options, work) => work() },
    http: async (request) => {
      asked.push(request.path)
      return answer(request)
    },
  })
  return { ...store, session, asked, account: () => readAccount(store.outbox) }
}

test('who signs in is known on this device from then on', async () => {
  const device = createDevice(() => opened())
  expect(await device.session.login(credentials)).toMatchObject({
    status: 'signed-in',
    person: { name: 'A. Inspector' },
  })
  expect(await device.account()).toMatchObject({ current: 'u1', locked: false, people: [{ userId: 'u1', pin: null }] })
})

test('wrong credentials, other roles, a disabled account and a missing line are told apart', async () => {
  const outcome = (answer: () => Response) => createDevice(answer).session.login(credentials)
  expect(await outcome(() => problem(401, 'auth.invalid-credentials'))).toEqual({ status: 'wrong-credentials' })
  expect(await outcome(() => problem(403, 'auth.disabled'))).toEqual({ status: 'disabled' })
  for (const code of ['code-required', 'code-wrong'])
    expect(await outcome(() => problem(403, `auth.${code}`))).toEqual({ status: code })
  expect(await outcome(() => opened({ ...user, role: 'customer' }))).toEqual({ status: 'not-inspector' })
  expect(
    await outcome(() => {
      throw new TypeError('Failed to fetch')
    }),
  ).toEqual({ status: 'unreachable' })
})

test('a token is renewed when it is about to expire, once however many ask', async () => {
  const device = createDevice(() => opened())
  await device.session.login(credentials)
  await device.session.accessToken({ fresh: false })
  expect(device.asked.length).toBe(1)
  device.clock.now += 900_000
  const tokens = await Promise.all([1, 2, 3].map(() => device.session.accessToken({ fresh: false })))
  expect(tokens).toEqual(Array.from({ length: 3 }, () => ({ status: 'token', token: 'token-u1' })))
  expect(device.asked).toEqual(['/api/v1/auth/login', '/api/v1/auth/refresh'])
})

test('a sign-in that is over and an office out of reach are told apart, and neither forgets anyone', async () => {
  let answer = () => opened()
  const device = createDevice(() => answer())
  await device.session.login(credentials)
  answer = () => problem(401, 'auth.expired')
  expect(await device.session.accessToken({ fresh: true })).toEqual({ status: 'signed-out' })
  answer = () => {
    throw new TypeError('Failed to fetch')
  }
  expect(await device.session.accessToken({ fresh: true })).toEqual({ status: 'unreachable' })
  expect(await device.account()).toMatchObject({ current: 'u1', locked: false })
})

test("a colleague's cookie gives no token to whoever unlocked with a PIN", async () => {
  const device = createDevice(() => opened({ ...user, userId: 'u2' }))
  await device.session.login(credentials)
  const { outbox } = device
  await outbox.transact('write', async ({ meta }) => {
    meta.put({ people: [], current: 'u1', locked: false, failures: 0, waitUntil: 0 }, 'account')
  })
  expect(await device.session.accessToken({ fresh: false })).toEqual({ status: 'signed-out' })
})

test('locking deletes nothing; the PIN opens it without the office', async () => {
  const device = createDevice(({ path }) => (path.endsWith('login') ? opened() : problem(503, 'server.unavailable')))
  await device.session.login(credentials)
  await device.session.setPin('482915')
  await device.session.lock()
  expect(await device.account()).toMatchObject({ locked: true, people: [{ userId: 'u1' }] })
  const asked = device.asked.length
  expect(await device.session.unlock({ userId: 'u1', pin: '000000' })).toEqual({ status: 'wrong-pin' })
  expect(await device.session.unlock({ userId: 'u1', pin: '482915' })).toEqual({ status: 'unlocked' })
  expect(await device.account()).toMatchObject({ locked: false, failures: 0 })
  expect(device.asked.length).toBe(asked)
})

test('five wrong PINs cost half a minute, and time alone ends the wait', async () => {
  const device = createDevice(() => opened())
  await device.session.login(credentials)
  await device.session.setPin('482915')
  for (let n = 0; n < 4; n += 1) await device.session.unlock({ userId: 'u1', pin: '1111' })
  const fifth = await device.session.unlock({ userId: 'u1', pin: '1111' })
  expect(fifth).toEqual({ status: 'wait', until: device.clock.now + 30_000 })
  expect(await device.session.unlock({ userId: 'u1', pin: '482915' })).toMatchObject({ status: 'wait' })
  device.clock.now += 30_000
  expect(await device.session.unlock({ userId: 'u1', pin: '482915' })).toEqual({ status: 'unlocked' })
})

test('waits double and end at a quarter of an hour', () => {
  expect([4, 5, 6, 7, 40].map(waitAfter)).toEqual([0, 30_000, 60_000, 120_000, 900_000])
})

test('a PIN is kept nowhere: what it opens says nothing about it', async () => {
  const derive = vi.spyOn(crypto.subtle, 'deriveKey')
  const device = createDevice(() => opened())
  await device.session.login(credentials)
  await device.session.setPin('482915')
  expect(derive.mock.calls[0]![0]).toMatchObject({ name: 'PBKDF2', hash: 'SHA-256', iterations: 600_000 })
  expect(JSON.stringify(await device.account())).not.toContain('482915')
})
