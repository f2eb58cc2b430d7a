import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { readAnswer, retryAfterMs } from './read-answer.ts'

const schema = z.object({ ok: z.boolean() })
const problem = (status: number, code: string, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify({ type: '', title: '', status, code, detail: 'd', correlationId: '' }), {
    status,
    headers,
  })
const read = (response: Promise<Response>) => readAnswer(response, schema, () => 1_000_000)
const status = async (response: Response) => (await read(Promise.resolve(response))).status

test('only an answer of the agreed form is an answer', async () => {
  expect(await status(new Response('{"ok":true}'))).toBe('ok')
  expect(await status(new Response('{"ok":1}'))).toBe('silent')
  expect(await status(new Response('<html>'))).toBe('silent')
})

test('each refusal has its own meaning', async () => {
  expect(await status(problem(401, 'device.unknown'))).toBe('unauthorised')
  expect(await status(problem(403, 'device.revoked'))).toBe('revoked')
  expect(await status(problem(403, 'auth.forbidden'))).toBe('refused')
  expect(await status(problem(413, 'request.too-large'))).toBe('too-large')
  expect(await status(problem(422, 'request.invalid'))).toBe('unacceptable')
  expect(await status(problem(426, 'sync.app-too-old'))).toBe('outdated')
  expect(await status(problem(429, 'request.limited'))).toBe('busy')
  // Of photos alone: lines go on.
  expect(await status(problem(429, 'blob.quota', { 'Retry-After': '3600' }))).toBe('refused')
  expect(await status(problem(500, 'server.bug'))).toBe('broken')
})

test('a status without the office behind it is silence, except a wait that is named', async () => {
  for (const code of [401, 403, 413, 422, 502, 503])
    expect(await status(new Response('no', { status: code }))).toBe('silent')
  expect(await status(new Response('', { status: 503, headers: { 'Retry-After': '9' } }))).toBe('busy')
})

test('no answer is silence, and says whether patience ran out', async () => {
  expect(await read(Promise.reject(new TypeError('Failed to fetch')))).toEqual({ status: 'silent', timedOut: false })
  expect(await read(Promise.reject(new DOMException('', 'TimeoutError')))).toEqual({ status: 'silent', timedOut: true })
})

test('the time to wait is read as seconds or as a date, at least a second and at most an hour', () => {
  expect(retryAfterMs('40', 0)).toBe(40_000)
  expect(retryAfterMs(new Date(90_000).toUTCString(), 60_000)).toBe(30_000)
  expect([retryAfterMs('0', 0), retryAfterMs('999999', 0), retryAfterMs(null, 0), retryAfterMs('soon', 0)]).toEqual([
    1000, 3_600_000, 5_000, 5_000,
  ])
})
