import { centreOperations } from '@sac/contracts/operations/centres'
import { expect, test, vi } from 'vitest'
import { Refused, Unreachable } from './office.ts'
import { patienceFor, tellPatiently } from './patience.ts'

const refused = (status: number, waitMs: number | null = null) =>
  new Refused({ type: 't', title: 't', status, code: 'c', detail: 'd', correlationId: 'i' }, waitMs)

test('a busy office is asked again when it says so, silence soon, and any other refusal not at all', () => {
  expect([0, 1, 2].map((failures) => patienceFor(refused(503, 5_000), failures))).toEqual([5_000, 5_000, null])
  expect([0, 1, 2].map((failures) => patienceFor(new Unreachable(), failures))).toEqual([500, 1_000, null])
  expect(patienceFor(refused(503), 0)).toBe(1_000)
  for (const error of [refused(503, 60_000), refused(429, 1_000), refused(409), refused(500)])
    expect(patienceFor(error, 0)).toBeNull()
})

const row = centreOperations['centres.change-offer']
const act = { params: { centreId: 'c' }, body: { commandId: '01a22a20-0000-7000-8000-000000000000' } } as never
const failing = (...errors: Error[]) =>
  vi.fn(async () => {
    const error = errors.shift()
    if (error) throw error
    return undefined as never
  })
const { signal: waiting } = new AbortController()

test('an act with an id of its own is said again to a busy office, and only there', async () => {
  const busy = failing(refused(503, 1), refused(503, 1))
  await tellPatiently(row, act, { ask: busy, gone: waiting })
  expect(busy).toHaveBeenCalledTimes(3)
  for (const error of [refused(409), new Unreachable()]) {
    const said = failing(error)
    await expect(tellPatiently(row, act, { ask: said, gone: waiting })).rejects.toBe(error)
    expect(said).toHaveBeenCalledTimes(1)
  }
})

test('an act without an id is said once', async () => {
  const said = failing(refused(503, 1))
  const input = { params: {}, body: { current: 'a', password: 'b' } } as never
  await expect(tellPatiently(row, input, { ask: said, gone: waiting })).rejects.toThrow('c: d')
  expect(said).toHaveBeenCalledTimes(1)
})

test('whoever has gone away meanwhile has not asked for it any more', async () => {
  const leaving = new AbortController()
  const said = failing(refused(503, 6_000))
  const told = tellPatiently(row, act, { ask: said, gone: leaving.signal })
  leaving.abort()
  await expect(told).rejects.toThrow('c: d')
  expect(said).toHaveBeenCalledTimes(1)
})
