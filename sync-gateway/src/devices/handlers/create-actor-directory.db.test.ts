import { uuidv7 } from '@sac/platform/ids'
import { createLogger } from '@sac/platform/logging/create-logger'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startGateway, type TestGateway } from '#testing/start-gateway'
import { enrol, type TestDevice } from '#testing/test-device'
import type { Actor } from '../store/actor-rows.ts'
import { createActorDirectory } from './create-actor-directory.ts'

let server: TestGateway
let device: TestDevice
beforeAll(async () => {
  server = await startGateway()
})
afterAll(() => server.close())
beforeEach(async () => {
  device = await enrol(server)
})

const disabledAt = new Date('2026-11-23T09:00:00.000Z')

function directory(findActor: (userId: string) => Promise<Actor | null>) {
  const asked: string[] = []
  const clock = { now: 0 }
  const lines: string[] = []
  const actors = createActorDirectory({
    db: server.db,
    findActor: (userId) => {
      asked.push(userId)
      return findActor(userId)
    },
    now: () => new Date(clock.now),
    log: createLogger({ service: 'test', write: (line) => lines.push(line) }),
  })
  return { standings: (ids: string[]) => actors.standings(device.deviceId, ids), asked, clock, lines }
}

test('the owner of accounts is asked once in 30 seconds about whoever signed in here, and about nobody else', async () => {
  const stranger = uuidv7()
  const { standings, asked, clock } = directory(async (userId) => ({ userId, role: 'inspector', disabledAt: null }))
  for (let time = 0; time < 3; time++) {
    clock.now = time * 14_000
    const known = await standings([device.userId, stranger, device.userId])
    expect([...known.keys()].toSorted()).toEqual([device.userId, stranger].toSorted())
    expect(known.get(device.userId)).toMatchObject({ signedIn: true, disabledAt: null })
    expect(known.get(stranger)).toMatchObject({ signedIn: false, disabledAt: null })
  }
  expect(asked).toEqual([device.userId])
  clock.now = 31_000
  await standings([device.userId])
  expect(asked).toHaveLength(2)
})

test('while the owner of accounts does not answer, its last word counts', async () => {
  const known = directory(async (userId) => ({ userId, role: 'inspector', disabledAt }))
  await known.standings([device.userId])
  const down = directory(() => Promise.reject(new Error('down')))
  expect((await down.standings([device.userId])).get(device.userId)).toMatchObject({ signedIn: true, disabledAt })
  expect(down.lines.join('')).toContain('account not refreshed')
  const nobody = await enrol(server)
  expect((await down.standings([nobody.userId])).get(nobody.userId)).toMatchObject({
    signedIn: false,
    disabledAt: null,
  })
})

test('an account nobody knows any more keeps its last word', async () => {
  const { standings } = directory(() => Promise.resolve(null))
  expect((await standings([device.userId])).get(device.userId)).toMatchObject({ signedIn: true, disabledAt: null })
})

test('what nothing of a person on a device can be older than is known: the enrolment, the account, the first sign-in', async () => {
  const since = new Date('2026-11-22T08:00:00.000Z')
  const { standings } = directory(async (userId) => ({ userId, role: 'inspector', disabledAt: null, since }))
  const { bounds } = (await standings([device.userId])).get(device.userId) ?? {}
  expect(bounds).toEqual({ account: since, enrolment: expect.any(Date), 'sign-in': expect.any(Date) })
})
