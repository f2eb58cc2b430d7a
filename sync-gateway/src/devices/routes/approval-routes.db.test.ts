import { EnrolmentList } from '@sac/contracts/http/devices'
import type { BatchResult } from '@sac/contracts/sync/protocol'
import { uuidv7 } from '@sac/platform/ids'
import { listFacts } from '@sac/tests/support/list-outbox'
import type { PoolClient } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { startGateway, type TestGateway } from '#testing/start-gateway'
import { enrol } from '#testing/test-device'
import { measureWaitingDevices } from '../store/enrolment-rows.ts'

let server: TestGateway
beforeAll(async () => {
  server = await startGateway({ devicesNeedApproval: true })
})
afterAll(() => server.close())

const office = { Authorization: 'Bearer admin.ann' }
const enrolments = async (query = '') => {
  const response = await fetch(`${server.url}/api/v1/admin/enrolments${query}`, { headers: office })
  return z.parse(EnrolmentList, await response.json()).enrolments
}
const approve = (deviceId: string) =>
  fetch(`${server.url}/api/v1/admin/devices/${deviceId}/approve`, { method: 'POST', headers: office })
const count = async (sql: string, values: unknown[]) => (await server.db.query(sql, values)).rowCount

test('the office sees who enrolled what and when, the second time too', async () => {
  const device = await enrol(server)
  await enrol(server, device)
  const { deviceId, userId } = device
  const seen = (await enrolments()).filter((one) => one.deviceId === deviceId)
  const same = { userId, name: 'Tablet', build: '1.0.0', at: server.clock.now.toISOString(), approvedAt: null }
  expect(seen.toSorted((a, b) => Number(a.isFirst) - Number(b.isFirst))).toMatchObject([
    { ...same, isFirst: false },
    { ...same, isFirst: true },
  ])
  const { rows } = await server.db.query(
    'SELECT action, actor_id FROM audit_events WHERE subject_id = $1 ORDER BY position',
    [deviceId],
  )
  expect(rows).toEqual([
    { action: 'device.enrolled', actor_id: userId },
    { action: 'device.enrolled-again', actor_id: userId },
  ])
})

test('what a device sends before it is approved waits, says why, and counts from then on', async () => {
  const device = await enrol(server)
  const { deviceId } = device
  const sent = await device.send([device.line({ seq: 1 }), device.line({ seq: 2 })], device.header([[1, 2]]))
  expect(sent).toMatchObject({
    watermark: { contiguous: 2 },
    except: [
      { seq: 1, status: 'quarantined', code: 'device.unapproved', hint: expect.stringContaining('Nothing is lost') },
      { seq: 2 },
    ],
  } satisfies Record<keyof Pick<BatchResult, 'watermark' | 'except'>, unknown>)
  expect(await count('SELECT FROM lines WHERE device_id = $1', [deviceId])).toBe(0)
  expect((await enrolments('?state=waiting')).map((one) => one.deviceId)).toContain(deviceId)
  expect(await measureWaitingDevices(server.db)).toMatchObject({ count: 2 })
  expect((await approve(deviceId)).status).toBe(200)
  expect(await count('SELECT FROM lines WHERE device_id = $1', [deviceId])).toBe(2)
  expect((await device.send([device.line({ seq: 3 })], device.header([[3, 3]]))).except).toEqual([])
  expect((await enrolments('?state=waiting')).map((one) => one.deviceId)).not.toContain(deviceId)
  expect((await enrolments()).find((one) => one.deviceId === deviceId)).toMatchObject({ approvedBy: 'ann' })
  // Once more changes nothing, and a new credential needs no other approval.
  expect((await approve(deviceId)).status).toBe(200)
  const again = await enrol(server, device)
  expect((await again.send([again.line({ seq: 4 })], again.header([[4, 4]]))).except).toEqual([])
  expect(await count(`SELECT FROM audit_events WHERE subject_id = $1 AND action = 'device.approved'`, [deviceId])).toBe(
    1,
  )
})

test('a line that waited for its author and then for the office counts with whichever word comes last', async () => {
  for (const last of ['approval', 'sign-in']) {
    const device = await enrol(server)
    const colleague = uuidv7()
    await device.send([device.line({ seq: 1, actorId: colleague })], device.header([[1, 1]]))
    if (last === 'sign-in') await approve(device.deviceId)
    await device.changes('', `inspector.${colleague}`)
    if (last === 'approval') await approve(device.deviceId)
    expect([last, await count('SELECT FROM lines WHERE device_id = $1', [device.deviceId])]).toEqual([last, 1])
  }
})

/** Holds the device until `work` has been done there; what is sent meanwhile has been judged, and waits. */
async function whileHeld(deviceId: string, send: () => Promise<unknown>, work: (db: PoolClient) => Promise<unknown>) {
  const holder = await server.db.connect()
  try {
    await holder.query('BEGIN')
    await holder.query('SELECT FROM devices WHERE device_id = $1 FOR NO KEY UPDATE', [deviceId])
    const sent = send()
    const waiting = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`
    await expect.poll(() => count(waiting, [])).toBe(1)
    await work(holder)
    await holder.query('COMMIT')
    await sent
  } finally {
    holder.release()
  }
}

test('an approval holds for an upload that was on its way', async () => {
  const device = await enrol(server)
  const { deviceId } = device
  await whileHeld(
    deviceId,
    async () => expect((await device.send([device.line({ seq: 1 })], device.header([[1, 1]]))).except).toEqual([]),
    (db) => db.query('UPDATE devices SET approved_at = $2 WHERE device_id = $1', [deviceId, server.clock.now]),
  )
  expect(await count('SELECT FROM lines WHERE device_id = $1', [deviceId])).toBe(1)
})

test('a first sign-in holds for an upload that was on its way', async () => {
  const device = await enrol(server)
  const { deviceId } = device
  await approve(deviceId)
  const colleague = uuidv7()
  const line = device.line({ seq: 1, actorId: colleague })
  await whileHeld(
    deviceId,
    async () => expect((await device.send([line], device.header([[1, 1]]))).except).toEqual([]),
    (db) => db.query('INSERT INTO device_actors VALUES ($1, $2, $3)', [deviceId, colleague, server.clock.now]),
  )
  expect(await count('SELECT FROM lines WHERE device_id = $1', [deviceId])).toBe(1)
})

test('whatever comes first of uploads, sign-in and approval, in the end nothing waits', async () => {
  for (let round = 0; round < 15; round++) {
    const device = await enrol(server)
    const colleague = uuidv7()
    const sent = [1, 2, 3, 4].map((seq) =>
      device.send([device.line({ seq, actorId: colleague })], device.header([[seq, seq]])),
    )
    await Promise.all([...sent, approve(device.deviceId), device.changes('', `inspector.${colleague}`)])
    const waiting = 'SELECT FROM quarantined_lines WHERE device_id = $1 AND released_at IS NULL'
    expect(await count(waiting, [device.deviceId])).toBe(0)
    expect(await count('SELECT FROM lines WHERE device_id = $1', [device.deviceId])).toBe(4)
  }
})

test('what had waited keeps what was known when it came first, however late it counts', async () => {
  const device = await enrol(server)
  const { deviceId } = device
  const start = server.clock.now
  const later = (hours: number) => (server.clock.now = new Date(start.getTime() + hours * 3_600_000)).toISOString()
  const contact = later(1)
  await device.probe({ head: 0 })
  const came = later(2)
  await device.send([device.line({ seq: 1 })], device.header([[1, 1]]))
  later(3)
  await device.send([device.line({ seq: 2 })], device.header([[2, 2]]))
  later(30)
  await device.probe({ head: 2 })
  const accepted = server.clock.now.toISOString()
  await approve(deviceId)
  const told = (await listFacts(server.db)).filter(
    ({ eventType, data }) => eventType === 'inspection.remark-written' && data['deviceId'] === deviceId,
  )
  expect(told.find(({ data }) => data['seq'] === 1)?.data).toMatchObject({
    receivedAt: came,
    acceptedAt: accepted,
    notBefore: { at: contact, by: 'contact' },
  })
  server.clock.now = start
})

test('nobody is approved who is not there, and by nobody but the office', async () => {
  expect((await approve(uuidv7())).status).toBe(404)
  const { deviceId, userId } = await enrol(server)
  const own = { method: 'POST', headers: { Authorization: `Bearer inspector.${userId}` } }
  expect((await fetch(`${server.url}/api/v1/admin/devices/${deviceId}/approve`, own)).status).toBe(403)
})
