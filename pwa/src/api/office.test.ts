import { appointmentOperations } from '@sac/contracts/operations/appointments'
import { centreOperations } from '@sac/contracts/operations/centres'
import { expect, test } from 'vitest'
import { exchange, exchangePage, pathOf, Refused, Unreachable } from './office.ts'

const row = centreOperations['centres.list']
const answering = (status: number, body: string) => ({
  http: async () => new Response(body, { status }),
  input: { query: {} },
})
const problem = { type: 'x', title: 't', status: 409, code: 'appointment.slot-taken', detail: 'd', correlationId: 'c' }

test('parameters and queries of a row make its address; what is not given is not asked', () => {
  const read = appointmentOperations['appointments.read']
  expect(pathOf(read, { params: { appointmentId: 'a/b' } })).toBe('/api/v1/appointments/a%2Fb')
  expect(pathOf(row, { query: { after: undefined } })).toBe('/api/v1/centres')
  expect(pathOf(row, { query: { after: 'x y' } })).toBe('/api/v1/centres?after=x+y')
})

test('an answer has the shape of its row', async () => {
  expect(await exchange(row, answering(200, '{"centres":[]}'))).toEqual({ centres: [] })
})

test.each([
  ['a captive portal', 200, '<html>'],
  ['half an answer', 200, '{"centres":['],
  ['another shape', 200, '{"centres":1}'],
  ['a proxy', 502, 'Bad gateway'],
])('%s is no word of the office', async (_, status, body) => {
  await expect(exchange(row, answering(status, body))).rejects.toBeInstanceOf(Unreachable)
})

test('a refusal carries what the office says, free times too', async () => {
  const refused = exchange(row, answering(409, JSON.stringify({ ...problem, freeTimes: ['2026-12-01T08:00:00Z'] })))
  await expect(refused).rejects.toMatchObject({ problem: { freeTimes: ['2026-12-01T08:00:00Z'] } })
  await expect(refused).rejects.toBeInstanceOf(Refused)
})

test('no answer at all is silence', async () => {
  const http = async () => Promise.reject(new TypeError('Failed to fetch'))
  await expect(exchange(row, { http, input: { query: {} } })).rejects.toBeInstanceOf(Unreachable)
})

test.each([
  ['<?after=abc_-1>; rel="next"', 'abc_-1'],
  ['<?number=A&after=z>; rel="next"', 'z'],
  ['<?after=abc>; rel="prev"', undefined],
  [null, undefined],
])('a list goes on where its header says: %s', async (link, after) => {
  const http = async () => new Response('{"centres":[]}', link === null ? {} : { headers: { Link: link } })
  expect(await exchangePage(row, { http, input: { query: {} } })).toEqual({ value: { centres: [] }, after })
})
