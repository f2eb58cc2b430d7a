import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoPassword } from '../domain/demo-accounts.ts'
import { createLoginLimit } from '../handlers/create-login-limit.ts'
import { openUsers, requestOf, type UsersRig } from '../testing/open-users.ts'
import { authRoutes } from './auth-routes.ts'

let users: UsersRig
beforeAll(async () => {
  users = await openUsers()
})
afterAll(() => users.close())

/** A sign-in operation with a limit of its own; gives the HTTP status. */
function openLogin() {
  const [login] = authRoutes(users.deps, createLoginLimit()).filter(({ operation }) => operation === 'auth.login')
  type Typed = { email: string; password: string; ip?: string; cookie?: string }
  return async ({ email, password, ip = '192.0.2.1', cookie }: Typed, seen?: (cookies: string[]) => void) => {
    const headers = cookie === undefined ? {} : { cookie }
    const request = requestOf({ body: { email, password }, headers, ip })
    const answered = login?.handle(request)
    return answered?.then(
      ({ status, headers }) => {
        seen?.([headers?.['set-cookie'] ?? []].flat().map((set) => set.split(';')[0] ?? ''))
        return status
      },
      (error: { status: number }) => error.status,
    )
  }
}
const times = <T>(count: number, one: (index: number) => T): T[] => Array.from({ length: count }, (_, at) => one(at))
const countOf = (statuses: unknown[], status: number) => statuses.filter((one) => one === status).length

test('guesses sent all at once are no more than guesses sent one by one', async () => {
  const login = openLogin()
  const statuses = await Promise.all(
    times(40, (at) => login({ email: 'customer@demo.test', password: `guess ${at}`, ip: `192.0.2.${at}` })),
  )
  // The two that are being compared at the same moment may both be the tenth.
  expect(countOf(statuses, 401)).toBeLessThanOrEqual(11)
  expect(countOf(statuses, 401) + countOf(statuses, 429)).toBe(40)
})

test('fifty devices of one person sign in at once', async () => {
  const login = openLogin()
  const email = 'inspector@demo.test'
  expect(new Set(await Promise.all(times(50, () => login({ email, password: demoPassword }))))).toEqual(new Set([200]))
})

test('no spelling of an address opens another counter', async () => {
  const login = openLogin()
  const spellings = ['customer@demo.test', 'CUSTOMER@demo.test', ' customer@demo.test', 'customer＠demo.test']
  for (let at = 0; at < 10; at += 1)
    await login({ email: spellings[at % 4] ?? '', password: `guess ${at}`, ip: `192.0.2.${at}` })
  for (const email of [...spellings, 'cus\u200btomer@demo.test'])
    expect(await login({ email, password: demoPassword, ip: '198.51.100.1' })).toBe(429)
})

test('guesses made elsewhere keep out everybody but the browser that signed in before, and that only for its own account', async () => {
  const login = openLogin()
  const email = 'customer@demo.test'
  let known: string[] = []
  expect(await login({ email, password: demoPassword }, (cookies) => (known = cookies))).toBe(200)
  const cookie = known.find((set) => set.startsWith('__Host-sac-known=')) ?? ''
  const ip = '192.0.2.77'
  await Promise.all(times(60, (at) => login({ email, password: `guess ${at}`, ip })))
  expect(await login({ email, password: demoPassword })).toBe(429)
  expect(await login({ email, password: demoPassword, ip, cookie })).toBe(200)
  const forged = cookie.replace(/\.(.)/, (_, first) => (first === 'A' ? '.B' : '.A'))
  expect(await login({ email, password: demoPassword, ip, cookie: forged })).toBe(429)
  const other = 'inspector@demo.test'
  await Promise.all(times(12, (at) => login({ email: other, password: `guess ${at}` })))
  expect(await login({ email: other, password: demoPassword, cookie })).toBe(429)
  for (let at = 0; at < 10; at += 1) await login({ email, password: `guess ${at}`, cookie })
  expect(await login({ email, password: demoPassword, cookie })).toBe(429)
})
