import { randomBytes } from 'node:crypto'
import type { DeviceReport } from '@sac/contracts/http/devices'
import { DeviceList } from '@sac/contracts/http/devices'
import { EnrolResult, type ProbeResult } from '@sac/contracts/sync/protocol'
import { uuidv7 } from '@sac/platform/ids'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { sha256 } from '#testing/sha256'
import { startGateway, type TestGateway } from '#testing/start-gateway'
import { enrol, requestEnrolment, type TestDevice } from '#testing/test-device'
import { overdueBackup } from '../handlers/judge-backups.ts'
import { insertBackup } from '../store/archive-rows.ts'

let server: TestGateway
beforeAll(async () => {
  server = await startGateway()
})
afterAll(() => server.close())

const codeOf = async (answer: Response | Promise<Response>) => ((await (await answer).json()) as { code: string }).code
const admin = { Authorization: 'Bearer admin.boss' }
const revoke = (deviceId: string) =>
  fetch(`${server.url}/api/v1/admin/devices/${deviceId}/revoke`, { method: 'POST', headers: admin })
const reportOf = async (device: TestDevice): Promise<DeviceReport> => {
  const response = await fetch(`${server.url}/api/v1/admin/devices`, { headers: admin })
  const list = z.parse(DeviceList, await response.json())
  return list.devices.find(({ deviceId }) => deviceId === device.deviceId)!
}

describe('enrolment', () => {
  test('answers with the credential, the export key and the time; the credential itself is stored nowhere', async () => {
    const deviceId = uuidv7()
    const response = await requestEnrolment(server, { userId: uuidv7(), deviceId })
    const result = z.parse(EnrolResult, await response.json())
    expect(result).toMatchObject({
      deviceId,
      exportKey: { kty: 'EC', crv: 'P-256' },
      serverTime: '2026-11-23T10:00:00.000Z',
    })
    expect(result.exportKey).not.toHaveProperty('d')
    expect(Buffer.from(result.credential, 'base64url')).toHaveLength(32)
    const { rows } = await server.db.query('SELECT * FROM devices WHERE device_id = $1', [deviceId])
    expect(JSON.stringify(rows)).not.toContain(result.credential)
  })

  test('repeated by the same person keeps the device and replaces its credential', async () => {
    const first = await enrol(server)
    await first.send([first.line({ seq: 1 })], first.header([[1, 1]]))
    const again = await enrol(server, first)
    expect(await codeOf(first.probe())).toBe('device.unknown')
    const answer = await again.probe({ epoch: first.epoch })
    expect(((await answer.json()) as ProbeResult).watermark.contiguous).toBe(1)
  })

  test('of an id that is another person’s is refused', async () => {
    const device = await enrol(server)
    const answer = await requestEnrolment(server, { userId: uuidv7(), deviceId: device.deviceId })
    expect([answer.status, await codeOf(answer)]).toEqual([409, 'device.belongs-elsewhere'])
    expect((await device.probe()).status).toBe(200)
  })

  test('does not undo a revocation', async () => {
    const device = await enrol(server)
    expect((await revoke(device.deviceId)).status).toBe(200)
    const answer = await requestEnrolment(server, device)
    expect([answer.status, await codeOf(answer)]).toEqual([403, 'device.revoked'])
  })

  test('by many requests at once makes one device', async () => {
    const who = { userId: uuidv7(), deviceId: uuidv7() }
    const answers = await Promise.all(Array.from({ length: 5 }, () => requestEnrolment(server, who)))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
    const { rows } = await server.db.query('SELECT 1 FROM devices WHERE device_id = $1', [who.deviceId])
    expect(rows).toHaveLength(1)
  })

  test.each([
    ['anonymous', {}, 401],
    ['a customer', { Authorization: 'Bearer customer.c' }, 403],
    ['an admin', admin, 403],
  ])('is not for %s', async (_, headers, status) => {
    const init = { method: 'POST', headers: { ...headers, 'Content-Type': 'application/json' }, body: '{}' }
    expect((await fetch(`${server.url}/sync/v1/devices`, init)).status).toBe(status)
  })
})

describe('revocation', () => {
  test('repeated keeps its first moment; of an unknown device it is 404', async () => {
    const device = await enrol(server)
    const first = await (await revoke(device.deviceId)).json()
    server.clock.now = new Date('2026-11-23T11:00:00.000Z')
    expect(await (await revoke(device.deviceId)).json()).toEqual(first)
    server.clock.now = new Date('2026-11-23T10:00:00.000Z')
    expect((await revoke(uuidv7())).status).toBe(404)
  })

  test('is for admins alone', async () => {
    const device = await enrol(server)
    const headers = { Authorization: `Bearer inspector.${device.userId}` }
    for (const path of [`devices/${device.deviceId}/revoke`, 'devices', 'quarantine', 'devices/import']) {
      const method = path.startsWith('devices/') ? 'POST' : 'GET'
      expect((await fetch(`${server.url}/api/v1/admin/${path}`, { method, headers })).status).toBe(403)
    }
  })
})

describe('a probe', () => {
  test('answers for every photo in the order asked', async () => {
    const device = await enrol(server)
    const photos = [1, 2, 3].map(() => new Uint8Array(randomBytes(1000)))
    await device.send([], device.header([], { photos: photos.map((photo) => sha256(photo)) }))
    await device.put(photos[0]!)
    await device.put(photos[1]!, { end: 400 })
    const asked = [photos[2], photos[0], photos[1], new Uint8Array(5)].map((photo) => sha256(photo!))
    const result = (await (await device.probe({ blobs: asked })).json()) as ProbeResult
    expect(result.blobs).toEqual([
      [0, false],
      [1000, true],
      [400, false],
      [0, false],
    ])
  })

  test('resolves an answer that was lost', async () => {
    const device = await enrol(server)
    const sent = await device.send([device.line({ seq: 1 })], device.header([[1, 1]], { head: 3 }))
    const result = (await (await device.probe({ head: 3 })).json()) as ProbeResult
    expect(result).toEqual({ serverTime: sent.serverTime, watermark: sent.watermark, head: 3, blobs: [] })
  })

  test('about more than 200 photos or another device is invalid', async () => {
    const device = await enrol(server)
    const many = Array.from({ length: 201 }, (_, at) => sha256(String(at)))
    expect((await device.probe({ blobs: many })).status).toBe(400)
    expect((await device.probe({ deviceId: uuidv7() })).status).toBe(400)
  })
})

describe('the owed report', () => {
  let device: TestDevice
  beforeEach(async () => {
    device = await enrol(server)
    server.clock.now = new Date('2026-11-23T10:00:00.000Z')
  })

  test('names what is missing and since when, until nothing is', async () => {
    const photo = new Uint8Array(randomBytes(1000))
    const pending = { events: 2, blobs: 1, bytes: 1500, oldest: '2026-11-23T08:00:00.000Z' }
    await device.send([device.photoLine(2, photo)], device.header([[2, 2]], { head: 4, pending }))
    server.clock.now = new Date('2026-11-23T12:00:00.000Z')
    await device.probe({ head: 4, pending })
    expect(await reportOf(device)).toEqual({
      deviceId: device.deviceId,
      name: 'Tablet',
      inspectorId: device.userId,
      build: '1.0.0',
      enrolledAt: '2026-11-23T10:00:00.000Z',
      revokedAt: null,
      lastContactAt: '2026-11-23T12:00:00.000Z',
      clockOffsetMs: 1500,
      head: 4,
      watermark: {
        contiguous: 0,
        archived: 0,
        missing: [
          [1, 1],
          [3, 4],
        ],
      },
      pending,
      eventsOwed: 3,
      photosOwed: 1,
      photos: [sha256(photo)],
      owedSince: '2026-11-23T10:00:00.000Z',
      alarms: [],
    })
    await device.send(
      [1, 3, 4].map((seq) => device.line({ seq })),
      device.header([
        [1, 1],
        [3, 4],
      ]),
    )
    await device.put(photo)
    expect(await reportOf(device)).toMatchObject({ eventsOwed: 0, photosOwed: 0, photos: [], owedSince: null })
  })

  test('alarms when a head goes back within an epoch, and stops when a late request explains it', async () => {
    await device.probe({ head: 9 })
    await device.probe({ head: 5 })
    await device.probe({ head: 6 })
    const { alarms, head } = await reportOf(device)
    expect(head).toBe(9)
    expect(alarms).toEqual([
      { kind: 'head-went-back', detail: { epoch: device.epoch, known: 9, reported: 5 }, raisedAt: expect.any(String) },
    ])
    await device.probe({ head: 9 })
    expect((await reportOf(device)).alarms).toEqual([])
  })

  test('does not alarm when a new epoch begins', async () => {
    await device.probe({ head: 9 })
    await device.probe({ head: 3, epoch: uuidv7() })
    expect((await reportOf(device)).alarms).toEqual([])
  })

  test('alarms for a copied profile', async () => {
    await device.send([device.line({ seq: 1 })], device.header([[1, 1]]))
    await device.send([device.line({ seq: 1 })], device.header([[1, 1]]))
    expect((await reportOf(device)).alarms.map(({ kind }) => kind)).toEqual(['forked'])
  })
})

const day = 24 * 60 * 60 * 1000
const close = (inspectionId: string, at: Date) =>
  server.db.query(
    'INSERT INTO inspections (inspection_id, closed_at, decided_at) VALUES ($1, $2, $2) ON CONFLICT (inspection_id) DO UPDATE SET closed_at = $2',
    [inspectionId, at],
  )
/** As if what this device has sent had come so many days earlier. */
const received = ({ deviceId }: TestDevice, daysAgo: number) =>
  server.db.query('UPDATE lines SET received_at = $2 WHERE device_id = $1', [
    deviceId,
    new Date(server.clock.now.getTime() - daysAgo * day),
  ])
const archivedOf = async (device: TestDevice) =>
  ((await (await device.probe({ head: 3 })).json()) as ProbeResult).watermark.archived

describe('what may leave the device', () => {
  test('is what was closed 30 days ago, up to the first open inspection', async () => {
    const device = await enrol(server)
    const open = uuidv7()
    const lines = [device.line({ seq: 1 }), device.line({ seq: 2 }), device.line({ seq: 3, inspectionId: open })]
    await device.send(lines, device.header([[1, 3]]))
    await received(device, 32)
    expect(await archivedOf(device)).toBe(0)
    await close(device.inspectionId, new Date(server.clock.now.getTime() - 29 * day))
    expect(await archivedOf(device)).toBe(0)
    await close(device.inspectionId, new Date(server.clock.now.getTime() - 31 * day))
    expect(await archivedOf(device)).toBe(2)
    await close(open, new Date(server.clock.now.getTime() - 31 * day))
    expect(await archivedOf(device)).toBe(3)
  })

  test('waits for quarantined lines as long as for open inspections', async () => {
    const device = await enrol(server)
    await device.send([device.line({ seq: 1 }), 'rubbish', device.line({ seq: 3 })], device.header([[1, 3]]))
    await received(device, 32)
    await close(device.inspectionId, new Date(server.clock.now.getTime() - 31 * day))
    expect(await archivedOf(device)).toBe(1)
  })

  test('is what was closed before a completed backup began, wherever backups are recorded', async () => {
    const device = await enrol(server)
    await device.send([device.line({ seq: 1 })], device.header([[1, 1]]))
    await received(device, 3)
    await close(device.inspectionId, new Date(server.clock.now.getTime() - day))
    await insertBackup(server.db, {
      startedAt: new Date(server.clock.now.getTime() - 2 * day),
      completedAt: server.clock.now,
    })
    expect(await archivedOf(device)).toBe(0)
    await insertBackup(server.db, {
      startedAt: new Date(server.clock.now.getTime() - 60_000),
      completedAt: server.clock.now,
    })
    expect(await archivedOf(device)).toBe(1)
    await server.db.query('DELETE FROM backups')
  })

  test('is no line that came after its inspection was closed, until it is in a backup itself', async () => {
    const device = await enrol(server)
    await device.send([device.line({ seq: 1 })], device.header([[1, 1]]))
    await received(device, 4)
    await close(device.inspectionId, new Date(server.clock.now.getTime() - 3 * day))
    await device.send([device.line({ seq: 2 })], device.header([[2, 2]]))
    await insertBackup(server.db, {
      startedAt: new Date(server.clock.now.getTime() - day),
      completedAt: server.clock.now,
    })
    expect(await archivedOf(device)).toBe(1)
    await insertBackup(server.db, {
      startedAt: new Date(server.clock.now.getTime() + 1),
      completedAt: server.clock.now,
    })
    expect(await archivedOf(device)).toBe(2)
    await server.db.query('DELETE FROM backups')
  })
})

test('the office sees when the last backup was, and is warned when it began more than 26 hours ago, or never', async () => {
  const read = async () => (await fetch(`${server.url}/api/v1/admin/backups`, { headers: admin })).json()
  const overdue = overdueBackup({ pool: server.db, now: () => server.clock.now })
  expect(await read()).toEqual({ last: null, isTooOld: true })
  expect(await overdue.measure()).toEqual({ count: 0, oldestMs: 0 })
  for (const [hours, isTooOld] of [
    [27, true],
    [25, false],
  ] as const) {
    const startedAt = new Date(server.clock.now.getTime() - hours * 3_600_000)
    const completedAt = new Date(startedAt.getTime() + 60_000)
    await insertBackup(server.db, { startedAt, completedAt })
    const last = { startedAt: startedAt.toISOString(), completedAt: completedAt.toISOString() }
    expect(await read()).toEqual({ last, isTooOld })
    expect(await overdue.measure()).toEqual(
      isTooOld ? { count: 1, oldestMs: hours * 3_600_000 } : { count: 0, oldestMs: 0 },
    )
  }
  await server.db.query('DELETE FROM backups')
})
