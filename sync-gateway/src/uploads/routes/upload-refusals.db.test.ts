import { randomBytes } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type { ProblemBody } from '@sac/contracts/problems'
import { uuidv7 } from '@sac/platform/ids'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSyncGateway } from '#create-sync-gateway'
import { serve, startGateway, type TestGateway } from '#testing/start-gateway'
import { enrol, type TestDevice, toBatch } from '#testing/test-device'

let server: TestGateway
let device: TestDevice
beforeAll(async () => {
  server = await startGateway()
  device = await enrol(server)
})
afterAll(() => server.close())

const problemOf = async (answer: Response | Promise<Response>) => {
  const response = await answer
  expect(response.headers.get('content-type')).toContain('application/problem+json')
  const body = (await response.json()) as ProblemBody
  expect(body.status).toBe(response.status)
  return { status: response.status, code: body.code, fields: body.errors?.map(({ field }) => field), response }
}
const stored = async () =>
  (await server.db.query('SELECT (SELECT count(*) FROM lines) + (SELECT count(*) FROM quarantined_lines) AS n')).rows[0]

test.each([
  ['no credential', undefined, 401, 'device.unknown'],
  ['a wrong credential', 'x'.repeat(43), 401, 'device.unknown'],
])('with %s an upload is refused', async (_, credential, status, code) => {
  const headers = { 'Content-Type': 'application/x-ndjson', ...(credential ? { 'Sac-Device': credential } : {}) }
  const answer = fetch(`${server.url}/sync/v1/events`, { method: 'POST', headers, body: 'x' })
  expect(await problemOf(answer)).toMatchObject({ status, code })
})

test('a sign-in token is no credential of a device', async () => {
  const headers = { Authorization: `Bearer inspector.${device.userId}` }
  const answer = fetch(`${server.url}/sync/v1/events`, { method: 'POST', headers })
  expect(await problemOf(answer)).toMatchObject({ status: 401, code: 'device.unknown' })
})

test('a revoked device is refused and told to keep its data', async () => {
  const revoked = await enrol(server)
  const answer = await fetch(`${server.url}/api/v1/admin/devices/${revoked.deviceId}/revoke`, {
    method: 'POST',
    headers: { Authorization: 'Bearer admin.boss' },
  })
  expect(answer.status).toBe(200)
  const refused = problemOf(revoked.post(toBatch([], revoked.header([]))))
  expect(await refused).toMatchObject({ status: 403, code: 'device.revoked' })
  expect(await problemOf(revoked.probe())).toMatchObject({ status: 403, code: 'device.revoked' })
})

test('another method is 405 and another content type 415', async () => {
  expect(await problemOf(fetch(`${server.url}/sync/v1/events`))).toMatchObject({ status: 405 })
  const json = device.post(toBatch([], device.header([])), { 'Content-Type': 'application/json' })
  expect(await problemOf(json)).toMatchObject({ status: 415, code: 'request.unsupported-type' })
  const brotli = device.post(toBatch([], device.header([])), { 'Content-Encoding': 'br' })
  expect(await problemOf(brotli)).toMatchObject({ status: 415, code: 'request.unsupported-type' })
})

test('an upload that is not compressed is taken too', async () => {
  const answer = await device.post(JSON.stringify(device.header([])), { 'Content-Encoding': 'identity' })
  expect(answer.status).toBe(200)
})

test('more than 256 kB on the wire are refused', async () => {
  const before = await stored()
  const body = gzipSync(
    Buffer.concat([Buffer.from(`${JSON.stringify(device.header([[1, 1]]))}\n`), randomBytes(300_000)]),
  )
  expect(await problemOf(device.post(body))).toMatchObject({ status: 413, code: 'request.too-large' })
  expect(await stored()).toEqual(before)
})

test('a bomb is refused early, without holding what it would become', async () => {
  const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024))
  expect(bomb.length).toBeLessThan(256 * 1024)
  const before = process.memoryUsage().rss
  expect(await problemOf(device.post(bomb))).toMatchObject({ status: 413, code: 'request.too-large' })
  expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1024 * 1024)
})

test('a body cut off in the middle is malformed and stores nothing', async () => {
  const before = await stored()
  const whole = toBatch([device.line({ seq: 1 })], device.header([[1, 1]]))
  expect(await problemOf(device.post(whole.subarray(0, -20)))).toMatchObject({ status: 400, code: 'request.malformed' })
  expect(await problemOf(device.post('not gzip'))).toMatchObject({ status: 400, code: 'request.malformed' })
  expect(await stored()).toEqual(before)
})

test('501 lines are too many, announced or sent', async () => {
  const announced = device.post(toBatch([], device.header([[1, 501]])))
  expect(await problemOf(announced)).toMatchObject({ status: 413, code: 'sync.too-many-lines' })
  const sent = device.post(
    toBatch(
      Array.from({ length: 501 }, () => 'x'),
      device.header([[1, 2]]),
    ),
  )
  expect(await problemOf(sent)).toMatchObject({ status: 413, code: 'sync.too-many-lines' })
  const huge = device.post(toBatch([], device.header([[1, 9_000_000_000_000_000]])))
  expect(await problemOf(huge)).toMatchObject({ status: 413, code: 'sync.too-many-lines' })
})

test.each<[string, string, (own: TestDevice) => unknown]>([
  ['is not JSON', 'line 0', () => 'x{'],
  ['is nested too deeply', 'line 0', () => JSON.parse(`${'['.repeat(50)}${']'.repeat(50)}`)],
  ['lacks a member', 'line 0.pending', (own) => ({ ...own.header([]), pending: undefined })],
  ['has an unknown epoch', 'line 0.epoch', (own) => ({ ...own.header([]), epoch: 'one' })],
  [
    'has ranges that overlap',
    'line 0.seqs.1',
    (own) =>
      own.header([
        [1, 5],
        [5, 6],
      ]),
  ],
  ['has ranges below 1', 'line 0.seqs.0', (own) => own.header([[0, 1]])],
  ['is of another device', 'line 0.deviceId', (own) => ({ ...own.header([]), deviceId: uuidv7() })],
  ['announces more than comes', 'line 0.seqs', (own) => own.header([[1, 2]])],
])('a header that %s refuses the upload and names %s', async (_, field, header) => {
  const answer = device.post(toBatch([], header(device)))
  expect(await problemOf(answer)).toMatchObject({ status: 400, code: 'sync.header-invalid', fields: [field] })
})

test('an empty body is a header nobody can read', async () => {
  expect(await problemOf(device.post(gzipSync('')))).toMatchObject({ status: 400, code: 'sync.header-invalid' })
})

test('a line nested 40 000 deep is kept, its neighbours pass', async () => {
  const own = await enrol(server)
  const deep = `{"payload":${'['.repeat(40_000)}${']'.repeat(40_000)}}`
  const result = await own.send([own.line({ seq: 1 }), deep, own.line({ seq: 3 })], own.header([[1, 3]]))
  expect(result.except.map(({ seq, code }) => [seq, code])).toEqual([[2, 'line.too-large']])
  const flatter = `{"payload":${'['.repeat(20_000)}${']'.repeat(20_000)}}`
  const second = await own.send([flatter], own.header([[4, 4]]))
  expect(second.except.map(({ seq, code }) => [seq, code])).toEqual([[4, 'line.too-deep']])
})

test('a device that sends too often is told when to come back; another one behind the same address is not', async () => {
  const limited = await createSyncGateway({ ...server.deps, devicePerMinute: 5 })
  const other = await serve(limited)
  try {
    const [one, two] = [await enrol(server), await enrol(server)]
    const ask = (own: TestDevice) =>
      fetch(`http://127.0.0.1:${other.port}/sync/v1/events`, {
        method: 'POST',
        headers: { 'Sac-Device': own.credential, 'Content-Type': 'application/x-ndjson' },
        body: JSON.stringify(own.header([])),
      })
    for (let request = 0; request < 5; request++) expect((await ask(one)).status).toBe(200)
    const { status, code, response } = await problemOf(ask(one))
    expect({ status, code }).toEqual({ status: 429, code: 'request.limited' })
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await ask(two)).status).toBe(200)
  } finally {
    await other.close(100)
  }
})

test('while the disk is nearly full uploads are refused with a time to come back', async () => {
  const full = await serve(await createSyncGateway({ ...server.deps, freeBytes: async () => 1000 }))
  try {
    const answer = fetch(`http://127.0.0.1:${full.port}/sync/v1/events`, {
      method: 'POST',
      headers: { 'Sac-Device': device.credential, 'Content-Type': 'application/x-ndjson' },
      body: JSON.stringify(device.header([])),
    })
    const { status, code, response } = await problemOf(answer)
    expect({ status, code }).toEqual({ status: 503, code: 'sync.busy' })
    expect(response.headers.get('retry-after')).toBe('30')
  } finally {
    await full.close(100)
  }
})
