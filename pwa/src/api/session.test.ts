import { appointmentOperations } from '@sac/contracts/operations/appointments'
import { expect, test } from 'vitest'
import type { HttpRequest } from '#platform/http.ts'
import { createPersonSession } from './session.ts'

const user = { userId: 'u1', role: 'customer', name: 'Test customer', inspectorNumber: null } as const
const result = (accessToken: string) => ({ accessToken, expiresIn: 900, user })
const mine = appointmentOperations['appointments.mine']
const json = (status: number, body: unknown) => new Response(JSON.stringify(body), { status })
const problem = (status: number, code: string) =>
  json(status, { type: 'x', title: 't', status, code, detail: 'd', correlationId: 'c' })

function open(answer: (request: HttpRequest) => Response | Promise<Response>, remembered: unknown = user) {
  const asked: HttpRequest[] = []
  let kept = remembered
  const session = createPersonSession({
    http: async (request) => {
      asked.push(request)
      return answer(request)
    },
    locks: { hold: (_name, _options, work) => work() },
    now: () => 0,
    recall: () => kept,
    remember: (person) => {
      kept = person
    },
  })
  return { session, paths: () => asked.map(({ path }) => path.replace('/api/v1/', '')), asked, kept: () => kept }
}
const list = () => json(200, { appointments: [] })
const byPath = (answers: Record<string, () => Response>) => (request: HttpRequest) =>
  answers[request.path.replace('/api/v1/', '')]?.() ?? problem(404, 'request.not-found')

test('whoever never signed in here is asked for nothing', async () => {
  const { session, asked } = open(list, null)
  await expect(session.ask(mine, { query: {} })).rejects.toMatchObject({ problem: { code: 'auth.required' } })
  expect(asked).toEqual([])
})

test('after a start one token is asked for, however many questions wait for it', async () => {
  const { session, paths } = open(byPath({ 'auth/refresh': () => json(200, result('t1')), 'appointments/mine': list }))
  await Promise.all([session.ask(mine, { query: {} }), session.ask(mine, { query: {} })])
  expect(paths()).toEqual(['auth/refresh', 'appointments/mine', 'appointments/mine'])
})

test('a token the office no longer takes is exchanged once', async () => {
  let refusals = 1
  const answer = byPath({
    'auth/refresh': () => json(200, result('t2')),
    'appointments/mine': () => (refusals-- > 0 ? problem(401, 'auth.expired') : list()),
  })
  const { session, asked } = open(answer)
  session.begin(result('t1'))
  expect(await session.ask(mine, { query: {} })).toEqual({ appointments: [] })
  expect(asked.map(({ headers }) => headers['Authorization'])).toEqual(['Bearer t1', undefined, 'Bearer t2'])
})

test('who has another name is called so at once, here and after a start', () => {
  const { session, kept } = open(list)
  let told = 0
  session.onChange(() => {
    told += 1
  })
  session.rename(user.name)
  expect(told).toBe(0)
  session.rename('Another name')
  expect(told).toBe(1)
  expect(session.person()).toMatchObject({ userId: 'u1', name: 'Another name' })
  expect(kept()).toMatchObject({ name: 'Another name' })
})

test('a sign-in that is over is forgotten; an office that cannot be asked ends nothing', async () => {
  const over = open(byPath({ 'auth/refresh': () => problem(401, 'auth.expired') }))
  await expect(over.session.ask(mine, { query: {} })).rejects.toMatchObject({ problem: { code: 'auth.expired' } })
  expect([over.session.person(), over.kept()]).toEqual([null, null])
  const silent = open(() => Promise.reject(new TypeError('offline')))
  await expect(silent.session.ask(mine, { query: {} })).rejects.toMatchObject({ name: 'Unreachable' })
  expect(silent.session.person()).toMatchObject({ userId: 'u1' })
})

test('signing out counts here at once, whether the office hears of it or not', async () => {
  const { session, kept } = open(() => Promise.reject(new TypeError('offline')))
  session.begin(result('t1'))
  await session.signOut()
  expect([session.person(), kept()]).toEqual([null, null])
})
