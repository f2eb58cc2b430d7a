import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createHub } from './create-hub.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

const person = (userId: string, sessionId = userId) =>
  ({
    proof: 'person',
    userId,
    role: 'admin',
    session: { sessionId, until: new Date('2100-01-01T00:00:00.000Z') },
  }) as const

const openHub = (limits = {}) => createHub({ now: () => new Date(), newId: () => 'e', hears: () => true, ...limits })

/** Nearly the most that one message tells. */
const many = (round: number) =>
  Array.from({ length: 190 }, (_, n) => ({ kind: 'inspection', id: `${round}-${n}` }) as const)

test('who does not read is dropped, and holds up nobody', async () => {
  const hub = openHub()
  const [slow, quick] = [hub.open(person('slow'), undefined), hub.open(person('quick'), undefined)]
  quick.resume()
  for (let round = 0; round < 30; round += 1) {
    hub.tell(many(round))
    await vi.advanceTimersByTimeAsync(2_000)
  }
  expect([slow.destroyed, quick.destroyed]).toEqual([true, false])
  expect(hub.sessions()).toEqual(['quick'])
  hub.close()
})

test('a process has so many streams and no more', () => {
  const hub = openHub({ perProcess: 2 })
  hub.open(person('a'), undefined)
  hub.open(person('b'), undefined)
  expect(() => hub.open(person('c'), undefined)).toThrow('request.limited')
  hub.close()
})

test('streams of a session that has ended are ended, those of others go on', async () => {
  const hub = openHub()
  const [gone, good] = [hub.open(person('a', 'gone'), undefined), hub.open(person('a', 'good'), undefined)]
  gone.resume()
  good.resume()
  hub.keep(new Set(['good']))
  await vi.advanceTimersByTimeAsync(300)
  expect([gone.readableEnded, good.readableEnded]).toEqual([true, false])
  expect(hub.sessions()).toEqual(['good'])
  hub.close()
})
