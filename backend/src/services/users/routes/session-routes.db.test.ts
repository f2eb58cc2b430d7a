import type { Caller } from '@sac/platform/http/caller'
import type { HttpResponse } from '@sac/platform/http/message'
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

type Asked = { caller?: Caller; headers?: Record<string, string>; body?: unknown }

async function ask(operation: string, asked: Asked): Promise<HttpResponse> {
  const route = authRoutes(users.deps, createLoginLimit()).find((one) => one.operation === operation)
  if (!route) throw new Error(`no ${operation}`)
  return route.handle(requestOf(asked))
}

async function signIn(agent: string, email = 'customer@demo.test') {
  const body = { email, password: demoPassword }
  const { headers, body: answer } = await ask('auth.login', { headers: { 'user-agent': agent }, body })
  const { user } = answer as { user: { userId: string } }
  const caller: Caller = { proof: 'person', role: 'customer', userId: user.userId }
  return { caller, cookie: headers?.['set-cookie']?.[0]?.split(';')[0] ?? '' }
}

type Listed = { sessionId: string; agent: string | null; current: boolean }
const listFor = async ({ caller, cookie }: Awaited<ReturnType<typeof signIn>>) =>
  ((await ask('auth.sessions', { caller, headers: { cookie } })).body as { sessions: Listed[] }).sessions
const refreshWith = (cookie: string) =>
  ask('auth.refresh', { headers: { cookie } }).then(
    ({ status }) => status,
    (error: { status: number }) => error.status,
  )

test('a person sees where they are signed in, ends one, then all; nobody else is touched', async () => {
  const [phone, desk] = [await signIn('Phone \0 1.0'), await signIn('x'.repeat(300))]
  const stranger = await signIn('Elsewhere', 'inspector@demo.test')
  const seen = await listFor(phone)
  expect(seen.map(({ agent, current }) => [agent?.slice(0, 10), agent?.length, current])).toEqual([
    ['xxxxxxxxxx', 200, false],
    ['Phone  1.0', 10, true],
  ])
  const sessionId = seen.find(({ current }) => !current)?.sessionId ?? ''
  const end = (caller: Caller, body: unknown) => ask('auth.end-sessions', { caller, body })
  expect((await end(stranger.caller, { sessionId })).body).toEqual({ ended: 0 })
  expect(await refreshWith(desk.cookie)).toBe(200)
  expect((await end(phone.caller, { sessionId })).body).toEqual({ ended: 1 })
  expect((await end(phone.caller, { sessionId })).body).toEqual({ ended: 0 })
  expect(await refreshWith(desk.cookie)).toBe(401)
  expect(await listFor(phone)).toHaveLength(1)
  await signIn('Third')
  expect((await end(phone.caller, { sessionId: null })).body).toEqual({ ended: 2 })
  expect(await refreshWith(phone.cookie)).toBe(401)
  expect(await listFor(phone)).toEqual([])
  expect(await refreshWith(stranger.cookie)).toBe(200)
})

test('a session cannot be stored that outlives thirty days', async () => {
  await signIn('Any')
  await expect(
    users.database.pool.query(`UPDATE sessions SET expires_at = expires_at + interval '1 second'`),
  ).rejects.toThrow('sessions_end_in_time')
})
