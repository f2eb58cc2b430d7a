import { EnrolmentList } from '@sac/contracts/http/devices'
import type { BatchResult } from '@sac/contracts/sync/protocol'
import { uuidv7 } from '@sac/platform/ids'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { startGateway, type TestGateway } from '#testing/start-gateway'
import { enrol } from '#testing/test-device'

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
  expect(await server.gateway.measureWaitingDevices()).toMatchObject({ count: 2 })
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

test('nobody is approved who is not there, and by nobody but the office', async () => {
  expect((await approve(uuidv7())).status).toBe(404)
  const { deviceId, userId } = await enrol(server)
  const own = { method: 'POST', headers: { Authorization: `Bearer inspector.${userId}` } }
  expect((await fetch(`${server.url}/api/v1/admin/devices/${deviceId}/approve`, own)).status).toBe(403)
})
