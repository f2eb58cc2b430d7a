import { expect, test } from 'vitest'
import { readIdentity, readMeta } from '#db/outbox-meta.ts'
import { recordEvents } from '#recording/record-events.ts'
import { openLocalStore } from '../../tests/support/open-local-store.ts'
import { actorId, answer } from '../../tests/support/test-engine.ts'
import { type EnrolPorts, enrol } from './enrol.ts'

const problem = (status: number, code: string) =>
  new Response(JSON.stringify({ type: '', title: '', status, code, detail: 'do this', correlationId: '' }), { status })

function createDevice(answerOf: (deviceId: string) => Response) {
  const store = openLocalStore()
  const asked: string[] = []
  const ports: EnrolPorts = {
    outbox: store.outbox,
    now: () => store.clock.now,
    build: 'test',
    accessToken: async () => ({ status: 'token', token: 't' }),
    http: async ({ body }) => {
      const { deviceId } = JSON.parse(String(body)) as { deviceId: string }
      asked.push(deviceId)
      return answerOf(deviceId)
    },
  }
  return { ...store, ports, asked }
}
const welcome = (deviceId: string) =>
  new Response(
    JSON.stringify({ deviceId, credential: 'c', exportKey: { kty: 'EC' }, serverTime: '2026-11-23T09:00:00.000Z' }),
  )

test('an enrolled device keeps its id, its credential and the key of the office', async () => {
  const { ports, outbox, asked } = createDevice(welcome)
  expect(await enrol(ports, 'phone of lane 2')).toEqual({ status: 'enrolled', deviceId: asked[0] })
  expect((await readIdentity(outbox)).deviceId).toBe(asked[0])
  expect(await readMeta(outbox, 'enrolment')).toMatchObject({
    credential: 'c',
    exportKey: { kty: 'EC' },
    name: 'phone of lane 2',
  })
  await enrol(ports, 'again')
  expect(new Set(asked).size).toBe(1)
})

test('an id that belongs elsewhere is exchanged only while nothing was recorded under it', async () => {
  let first = ''
  const taken = (deviceId: string) => {
    first ||= deviceId
    return deviceId === first ? problem(409, 'device.belongs-elsewhere') : welcome(deviceId)
  }
  const fresh = createDevice(taken)
  expect(await enrol(fresh.ports, 'n')).toEqual({ status: 'enrolled', deviceId: fresh.asked[1] })
  first = ''
  const used = createDevice(taken)
  await recordEvents(used.outbox, { inspectionId: actorId, actorId, records: [answer('1.1')] })
  expect(await enrol(used.ports, 'n')).toMatchObject({ status: 'refused', code: 'device.belongs-elsewhere' })
  expect(used.asked.length).toBe(1)
})

test('an app too old and a missing line enrol nothing', async () => {
  const old = createDevice(() => problem(426, 'sync.app-too-old'))
  expect(await enrol(old.ports, 'n')).toEqual({ status: 'outdated' })
  const away = createDevice(() => {
    throw new TypeError('Failed to fetch')
  })
  expect(await enrol(away.ports, 'n')).toEqual({ status: 'unreachable' })
  expect(await readMeta(away.outbox, 'enrolment')).toBeUndefined()
})
