import { expect, test } from 'vitest'
import { uuidv7 } from '#ids'
import { createSilentLogger } from '#logging/create-logger'
import { createApp } from './create-app.ts'
import { listen } from './listen.ts'
import { Problem } from './problem.ts'
import type { Route } from './route.ts'

/** The status of an operation a handler answers, with and without the check. */
async function statusesOf(operation: Route['operation'], path: string, handle: Route['handle']): Promise<number[]> {
  const statuses: number[] = []
  for (const checkAnswers of [true, false]) {
    const app = createApp({
      routes: [{ operation, handle }],
      authenticate: async () => ({ proof: 'person', userId: 'u', role: 'admin' }),
      log: createSilentLogger(),
      newId: uuidv7,
      probes: { ready: {} },
      checkAnswers,
    })
    const server = await listen(app, { port: 0, host: '127.0.0.1' })
    statuses.push((await fetch(`http://127.0.0.1:${server.port}${path}`)).status)
    await server.close(100)
  }
  return statuses
}

const me = { userId: 'u', role: 'admin', name: 'A', inspectorNumber: null }

test('an answer as its row says passes', async () => {
  expect(await statusesOf('auth.me', '/api/v1/auth/me', async () => ({ status: 200, body: me }))).toEqual([200, 200])
})

test.each([
  ['with a member nobody documented', { status: 200, body: { ...me, email: 'a@b.test' } }],
  ['without one that is documented', { status: 200, body: { ...me, name: undefined } }],
  ['of another status', { status: 201, body: me }],
])('an answer %s is a bug while answers are checked', async (_, answer) => {
  expect(await statusesOf('auth.me', '/api/v1/auth/me', async () => answer)).toEqual([500, answer.status])
})

test('a refusal its row does not name is a bug while answers are checked, one of its kind is not', async () => {
  const refusing = (code: ConstructorParameters<typeof Problem>[0]) =>
    statusesOf('auth.me', '/api/v1/auth/me', () => Promise.reject(new Problem(code)))
  expect(await refusing('certificate.not-found')).toEqual([500, 404])
  expect(await refusing('auth.expired')).toEqual([401, 401])
})

test('a device is not let in where a person is asked for', async () => {
  const operation = 'sync.probe'
  const app = createApp({
    routes: [{ operation, handle: async () => ({ status: 200 }) }],
    authenticate: async () => ({ proof: 'person', userId: 'u', role: 'admin' }),
    log: createSilentLogger(),
    newId: uuidv7,
    probes: { ready: {} },
  })
  const server = await listen(app, { port: 0, host: '127.0.0.1' })
  const response = await fetch(`http://127.0.0.1:${server.port}/sync/v1/probe`, { method: 'POST' })
  expect(response.status).toBe(500)
  await server.close(100)
})
