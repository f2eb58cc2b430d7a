import { once } from 'node:events'
import { request as httpRequest, type IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import type { OperationId } from '@sac/contracts/operations'
import type { Role } from '@sac/contracts/role'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { BusError } from '#bus/port'
import { uuidv7 } from '#ids'
import { createLogger } from '#logging/create-logger'
import type { Backlog } from './backlog.ts'
import { createApp } from './create-app.ts'
import { type Listening, listen } from './listen.ts'
import { createMetrics } from './metrics.ts'
import { Problem } from './problem.ts'
import { type Route, route } from './route.ts'

const lines: Record<string, unknown>[] = []
let server: Listening
let base: string
let ready = true
const noDatabase = Object.assign(new Error('connect ECONNREFUSED 10.0.0.5:5432'), { code: 'ECONNREFUSED' })
let reason: Error = noDatabase
/** How often the database undoes what is asked next. */
let undone = 0

const id = uuidv7()
const path = `/api/v1/inspections/${id}`
const roles: Record<string, Role> = { admin: 'admin', halfway: 'admin', customer: 'customer' }
const answering = (operation: OperationId, handle: Route['handle']): Route => ({ operation, handle })

const routes: Route[] = [
  route({
    operation: 'admin.group-skip',
    handler: async ({ body, caller }) => ({
      status: 200,
      body: {
        group: caller.role,
        lag: body.to - body.from,
        deadLetters: 0,
        parked: 0,
        parkedOldestSeconds: 0,
        partitions: [],
      },
    }),
  }),
  route({ operation: 'inspections.list', handler: async () => ({ status: 200, body: { inspections: [] } }) }),
  route({
    operation: 'admin.device-approve',
    handler: async ({ params }) => ({ status: 200, body: { deviceId: params.id } }),
  }),
  answering('inspections.read', async ({ params, correlationId }) => ({
    status: 200,
    body: { ...Object(params), correlationId },
  })),
  answering('certificates.read', () => Promise.reject(reason)),
  answering('account.read', async () => {
    if (undone-- > 0) throw Object.assign(new Error('deadlock detected'), { code: '40P01' })
    return { status: 200, body: {} }
  }),
  answering('certificates.pdf', () => Promise.reject(new Error('pool of db1.internal exploded'))),
  answering('certificates.list', async () => {
    throw new Problem('request.limited', { retryAfterSeconds: 7 })
  }),
  ...(['admin.topics', 'auth.me'] as const).map((operation) =>
    answering(operation, async () => ({ status: 200, body: { text: 'a'.repeat(5_000) } })),
  ),
  answering('inspections.photo', async () => ({
    status: 200,
    headers: { 'content-type': 'image/jpeg' },
    body: Readable.from([Buffer.from([1, 2]), Buffer.from([3])]),
  })),
  answering('verify.check', async () => ({ status: 200, body: {} })),
  answering('sync.events', async ({ body }) => {
    let bytes = 0
    for await (const chunk of body as Readable) bytes += (chunk as Buffer).length
    return { status: 200, body: { bytes } }
  }),
]

const backlogs: Backlog[] = [
  { name: 'dead_letters', group: 'g', measure: async () => ({ count: 2, oldestMs: 90_400 }) },
  { name: 'quarantined_lines', measure: () => Promise.reject(new Error('down')) },
]

beforeEach(async () => {
  lines.length = 0
  ready = true
  reason = noDatabase
  const metrics = createMetrics({ service: 'test' })
  metrics.backlogs(backlogs)
  const app = createApp({
    routes,
    authenticate: async ({ proof, headers }) => {
      if (proof === 'device') return { proof, deviceId: 'd' }
      const token = headers.authorization?.replace('Bearer ', '') ?? ''
      const role = roles[token]
      if (!role) throw new Problem('auth.required')
      return { proof, role, userId: 'u', lacksSecondFactor: token === 'halfway' }
    },
    log: createLogger({ service: 'test', write: (line) => lines.push(JSON.parse(line) as Record<string, unknown>) }),
    newId: () => 'made-id',
    probes: {
      ready: { database: () => (ready ? { ok: true } : { ok: false, reason: 'no connection' }) },
      backlogs,
      metrics,
    },
    observe: metrics.observeRequest,
    trustedProxies: 1,
  })
  server = await listen(app, { port: 0, host: '127.0.0.1' })
  base = `http://127.0.0.1:${server.port}`
})
afterEach(() => server.close(100))

const send = (
  path: string,
  {
    role = 'admin',
    headers,
    ...init
  }: Omit<RequestInit, 'headers'> & { role?: string; headers?: Record<string, string> } = {},
) => fetch(base + path, { ...init, headers: { authorization: `Bearer ${role}`, ...headers } })
const skip = { commandId: id, group: 'sync-gateway-group', topic: 't', partition: 0, from: 2, to: 7, note: 'gone' }
const post = (body: string | Buffer, headers: Record<string, string> = {}) =>
  send('/api/v1/admin/topics/skip', {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...headers },
  })

test('a valid command reaches its handler parsed, and its answer is JSON nobody may cache', async () => {
  const response = await post(JSON.stringify(skip))
  const body = { group: 'admin', lag: 5, deadLetters: 0, parked: 0, parkedOldestSeconds: 0, partitions: [] }
  expect([response.status, await response.json()]).toEqual([200, body])
  expect(response.headers.get('cache-control')).toBe('no-store')
  expect(response.headers.get('x-powered-by')).toBeNull()
  expect(response.headers.get('content-security-policy')).toContain("script-src 'self' 'wasm-unsafe-eval'")
})

test('every wrong field of every part is named, no value is quoted', async () => {
  const response = await post(JSON.stringify({ ...skip, topic: 'SECRET'.repeat(40), to: 'x' }))
  expect(response.status).toBe(400)
  expect(response.headers.get('content-type')).toContain('application/problem+json')
  const text = await response.text()
  expect(text).not.toContain('SECRET')
  expect(JSON.parse(text)).toMatchObject({
    code: 'request.invalid',
    correlationId: 'made-id',
    errors: [
      { field: 'topic', detail: 'must be at most 200 characters long' },
      { field: 'to', detail: 'must be a number' },
    ],
  })
  expect(await (await send('/api/v1/admin/devices/x/approve', { method: 'POST' })).json()).toMatchObject({
    errors: [{ field: 'params.id' }],
  })
  expect(await (await send('/api/v1/inspections?status=z')).json()).toMatchObject({
    errors: [{ field: 'query.status', detail: expect.stringMatching(/^must be one of in-progress, /) }],
  })
})

test('who lacks the second factor of their role comes to their own account and nowhere else', async () => {
  expect((await send('/api/v1/auth/me', { role: 'halfway' })).status).toBe(200)
  const elsewhere = await send('/api/v1/inspections', { role: 'halfway' })
  expect([elsewhere.status, await elsewhere.json()]).toMatchObject([403, { code: 'auth.second-factor-required' }])
})

test.for([
  ['not JSON', '{"plate":', {}, 400, 'request.malformed'],
  ['too deep', `{"plate":${'['.repeat(40)}${']'.repeat(40)}}`, {}, 400, 'request.too-deep'],
  ['too large', `{"plate":"${'x'.repeat(120_000)}"}`, {}, 413, 'request.too-large'],
  ['a gzip bomb', gzipSync('['.repeat(10_000_000)), { 'content-encoding': 'gzip' }, 413, 'request.too-large'],
  [
    'in another charset',
    Buffer.from('{"plate":"A"}', 'utf16le'),
    { 'content-type': 'application/json; charset=utf-16le' },
    415,
    'request.unsupported-type',
  ],
  ['another type', 'plate=1', { 'content-type': 'text/plain' }, 415, 'request.unsupported-type'],
] as const)('a body that is %s is refused with its own code', async ([, body, headers, status, code]) => {
  const response = await post(body, headers)
  expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([status, code])
  expect(lines).toEqual([])
})

test.each([
  ['half a surrogate pair in the body', '\\ud83d'],
  ['U+0000 in the body', '\\u0000'],
])('%s is a wrong field: no database takes it', async (_, character) => {
  const response = await post(JSON.stringify({ ...skip, topic: 'A' }).replace('"A"', `"A${character}"`))
  expect(response.status).toBe(400)
  expect(await response.json()).toMatchObject({ code: 'request.invalid', errors: [{ field: 'topic' }] })
})

test('U+0000 in an address is a wrong field', async () => {
  const response = await send('/api/v1/inspections?search=abc%00')
  expect(response.status).toBe(400)
  expect(await response.json()).toMatchObject({ errors: [{ field: 'query.search' }] })
})

test('brackets inside strings are not depth', async () => {
  const response = await post(JSON.stringify({ ...skip, topic: '[[\\"[[', note: '['.repeat(100) }))
  expect(response.status).toBe(200)
})

test('the role table decides before the body is read', async () => {
  const forbidden = await send('/api/v1/admin/topics/skip', {
    method: 'POST',
    role: 'customer',
    body: 'x'.repeat(200_000),
  })
  expect([forbidden.status, await forbidden.json()]).toMatchObject([403, { code: 'auth.forbidden' }])
  const anonymous = await send('/api/v1/admin/topics/skip', { method: 'POST', role: 'nobody' })
  expect([anonymous.status, anonymous.headers.get('www-authenticate')]).toEqual([401, 'Bearer'])
})

test('a correlation id is accepted, returned and handed on; a dangerous one is replaced', async () => {
  const given = await send(path, { headers: { 'x-correlation-id': 'c-42' } })
  expect([given.headers.get('x-correlation-id'), await given.json()]).toEqual(['c-42', { id, correlationId: 'c-42' }])
  const evil = await send(path, { headers: { 'x-correlation-id': '"}{<script>' } })
  expect(evil.headers.get('x-correlation-id')).toBe('made-id')
})

test('a bug is logged once and answered 500 without a word about its inside', async () => {
  const response = await send('/api/v1/certificates/1/pdf')
  const text = await response.text()
  expect(response.status).toBe(500)
  expect(text).not.toMatch(/db1|exploded/)
  expect(lines).toHaveLength(1)
  expect(lines[0]).toMatchObject({
    level: 'error',
    correlationId: 'made-id',
    err: { message: 'pool of db1.internal exploded' },
  })
})

test.each(['53100', 'ENOSPC'])('a full disk (%s) is no bug either', async (code) => {
  reason = Object.assign(new Error('could not extend file "base/1/2": No space left on device'), { code })
  const response = await fetch(`${base}/api/v1/certificates/x`, { headers: { authorization: 'Bearer admin' } })
  expect(response.status).toBe(503)
})

test('without the database every operation says when to come back, and not where the database is', async () => {
  const response = await fetch(`${base}/api/v1/certificates/x`, { headers: { authorization: 'Bearer admin' } })
  expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5'])
  expect(await response.text()).not.toMatch(/10\.0\.0\.5|ECONN/)
})

test.each([
  ['the event log', new BusError('unavailable', 'the broker does not answer as it should')],
  ['what an error was caused by', new Error('the session is lost', { cause: noDatabase })],
])('%s that is away is no bug, and whoever was refused is found in the log', async (_, away) => {
  reason = away
  const response = await send('/api/v1/certificates/x')
  expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5'])
  expect(await response.json()).toMatchObject({ code: 'server.unavailable', detail: 'Try again in a moment.' })
  expect(lines).toMatchObject([{ level: 'warn', correlationId: 'made-id', reason: away.message }])
})

const verifyFrom = (address: string) =>
  fetch(`${base}/api/v1/verify`, {
    method: 'POST',
    body: '{"digits":"1"}',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
  })

test('an address that proves nothing is stopped at its 101st request in a quarter of an hour, another one is not', async () => {
  const statuses: number[] = []
  for (let request = 0; request < 101; request += 1) statuses.push((await verifyFrom('192.0.2.1')).status)
  expect(statuses.slice(0, 100)).toEqual(Array.from({ length: 100 }, () => 200))
  expect(statuses.at(-1)).toBe(429)
  expect((await verifyFrom('192.0.2.2')).status).toBe(200)
  const signedIn = { headers: { authorization: 'Bearer admin', 'x-forwarded-for': '192.0.2.1' } }
  expect((await fetch(base + path, signedIn)).status).toBe(200)
})

test('the machine itself is not counted: a proxy nobody declared stands for everybody', async () => {
  for (let request = 0; request < 101; request += 1) expect((await verifyFrom('127.0.0.1')).status).toBe(200)
})

test('a refusal tells when to come back and is not logged', async () => {
  const response = await send('/api/v1/certificates')
  expect([response.status, response.headers.get('retry-after')]).toEqual([429, '7'])
  expect(lines).toEqual([])
})

test('unknown paths are 404, known paths with another method 405 with what is allowed', async () => {
  expect((await send('/api/v1/nothing')).status).toBe(404)
  const wrong = await send('/api/v1/admin/topics/skip', { method: 'DELETE' })
  expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'POST'])
  expect((await send('/api/v1/inspections/%zz')).status).toBe(400)
})

test('what the database has undone for another is begun again, and given up after some attempts', async () => {
  undone = 3
  expect((await send('/api/v1/account')).status).toBe(200)
  undone = 9
  const answer = await send('/api/v1/account')
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, expect.stringMatching(/^\d+$/)])
  expect(undone).toBe(5)
  undone = 0
})

test('streams pass through in both directions', async () => {
  const photo = await send('/api/v1/inspections/1/photos/ff')
  expect([photo.headers.get('content-type'), [...new Uint8Array(await photo.arrayBuffer())]]).toEqual([
    'image/jpeg',
    [1, 2, 3],
  ])
  const upload = await send('/sync/v1/events', { method: 'POST', body: Buffer.alloc(300_000) })
  expect(await upload.json()).toEqual({ bytes: 300_000 })
})

test('long texts travel compressed, those with a credential, short ones and pictures as they are', async () => {
  const encodingOf = async (path: string, accepted: string) => {
    const response = await send(path, { headers: { 'accept-encoding': accepted } })
    const text = await response.text()
    return { encoding: response.headers.get('content-encoding'), whole: text.length }
  }
  expect(await encodingOf('/api/v1/admin/topics', 'br, gzip')).toMatchObject({ encoding: 'br', whole: 5_011 })
  expect(await encodingOf('/api/v1/admin/topics', 'gzip')).toMatchObject({ encoding: 'gzip', whole: 5_011 })
  expect(await encodingOf('/api/v1/admin/topics', 'identity')).toMatchObject({ encoding: null, whole: 5_011 })
  expect(await encodingOf('/api/v1/auth/me', 'br')).toMatchObject({ encoding: null, whole: 5_011 })
  expect(await encodingOf(path, 'br')).toMatchObject({ encoding: null })
  expect(await encodingOf(`/api/v1/inspections/1/photos/${'a'.repeat(64)}`, 'br')).toMatchObject({ encoding: null })
})

test('probes tell the process from its dependencies and metrics count by operation', async () => {
  expect((await send('/health')).status).toBe(200)
  ready = false
  const response = await send('/ready')
  expect([response.status, await response.json()]).toEqual([
    503,
    expect.objectContaining({ ok: false, parts: { database: { ok: false, reason: 'no connection' } } }),
  ])
  await send(path)
  expect(await (await send('/metrics')).text()).toMatch(
    /http_request_seconds_count\{[^}]*operation="inspections.read",status="200"[^}]*\} 1/,
  )
})

test('what waits is counted with its age, makes nothing unready, and is left out where it cannot be counted', async () => {
  const response = await send('/ready')
  expect([response.status, await response.json()]).toMatchObject([
    200,
    { ok: true, waiting: [{ name: 'dead_letters', group: 'g', count: 2, oldestSeconds: 90 }] },
  ])
  const text = await (await send('/metrics')).text()
  expect(text).toContain('dead_letters_count{group="g",service="test"} 2')
  expect(text).toContain('dead_letters_oldest_seconds{group="g",service="test"} 90.4')
  expect(text).not.toContain('quarantined_lines_count{')
})

test('close lets the running request finish and answers it', async () => {
  const headers = { Expect: '100-continue' }
  const upload = httpRequest(`${base}/sync/v1/events`, { method: 'POST', agent: false, headers })
  upload.flushHeaders()
  // The request is running.
  await once(upload, 'continue')
  upload.write('abc')
  const closed = server.close(5_000)
  upload.end('def')
  const [response] = (await once(upload, 'response')) as [IncomingMessage]
  expect(response.statusCode).toBe(200)
  response.resume()
  await closed
})

test('a port in use is one clear sentence', async () => {
  await expect(listen(() => undefined, { port: server.port, host: '127.0.0.1' })).rejects.toThrow(
    `Port ${server.port} is already in use; set PORT to another one.`,
  )
})
