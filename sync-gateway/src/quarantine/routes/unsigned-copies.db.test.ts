// A device that was enrolled by an app of before and revoked before it was updated has no key: two people of the office stand for
// its copy.
import { randomBytes } from 'node:crypto'
import { QuarantineList } from '@sac/contracts/http/devices'
import { listFacts } from '@sac/tests/support/list-outbox'
import { saveCopy } from '@sac/tests/support/saved-copy'
import { createSigner, shownKey } from '@sac/tests/support/signers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { sha256 } from '#testing/sha256'
import { startGateway, type TestGateway } from '#testing/start-gateway'
import { enrol, type TestDevice } from '#testing/test-device'

let server: TestGateway
beforeAll(async () => {
  server = await startGateway()
})
afterAll(() => server.close())

const as = (who: string) => ({ Authorization: `Bearer admin.${who}`, 'Content-Type': 'application/json' })
const post = (path: string, who: string, body: unknown = {}) =>
  fetch(`${server.url}/api/v1/admin/${path}`, { method: 'POST', headers: as(who), body: JSON.stringify(body) })
const revoke = ({ deviceId }: TestDevice) => post(`devices/${deviceId}/revoke`, 'ann')

async function unsignedCopy(device: TestDevice, lines: readonly string[], photos: readonly Uint8Array[] = []) {
  const blobs = photos.map((photo) => ({ sha256: sha256(photo), base64: Buffer.from(photo).toString('base64') }))
  const { authorship: _, ...copy } = await saveCopy({ ...device, signer: createSigner() }, { lines, blobs })
  return { ...copy, unsigned: { reason: 'the tablet was stolen' } }
}
const importAs = async (who: string, copy: object) => {
  const response = await post('devices/import', who, copy)
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}
const count = async (sql: string, { deviceId }: TestDevice) => (await server.db.query(sql, [deviceId])).rowCount
const linesOf = (device: TestDevice) => count('SELECT FROM lines WHERE device_id = $1', device)
const itemsOf = async ({ deviceId }: TestDevice) => {
  const response = await fetch(`${server.url}/api/v1/admin/quarantine`, { headers: as('ann') })
  return z.parse(QuarantineList, await response.json()).items.filter((item) => item.deviceId === deviceId)
}

test('an unsigned copy is held, marked, until a second person imports it; then it counts with its photos', async () => {
  const device = await enrol(server)
  const photo = randomBytes(3000)
  const lines = [device.line({ seq: 1 }), device.photoLine(2, photo), device.line({ seq: 3 })]
  await device.send([lines[0] ?? ''], device.header([[1, 1]]))
  await revoke(device)
  const copy = await unsignedCopy(device, lines, [photo])
  for (const _again of [1, 2])
    expect(await importAs('ann', copy)).toMatchObject({ status: 200, body: { accepted: 0, photos: 0 } })
  expect(await linesOf(device)).toBe(1)
  expect((await itemsOf(device)).map(({ seq, code }) => [seq, code])).toEqual([
    [2, 'copy.unsigned'],
    [3, 'copy.unsigned'],
  ])
  const arrived = server.clock.now.toISOString()
  server.clock.now = new Date(server.clock.now.getTime() + 3_600_000)
  expect(await importAs('bob', copy)).toMatchObject({ status: 200, body: { accepted: 2, photos: 1 } })
  expect(await linesOf(device)).toBe(3)
  expect(await itemsOf(device)).toEqual([])
  const told = (await listFacts(server.db)).filter(({ data }) => data['inspectionId'] === device.inspectionId)
  expect(told.filter(({ eventType }) => eventType === 'inspection.photo-stored')).toHaveLength(1)
  expect(told.find(({ data }) => data['seq'] === 3 && data['receivedAt'])?.data).toMatchObject({ receivedAt: arrived })
  const { rows } = await server.db.query(
    `SELECT action, actor_id, note FROM audit_events WHERE subject_id = $1 AND action LIKE 'copy.%' ORDER BY position`,
    [device.deviceId],
  )
  const note = 'the tablet was stolen'
  expect(rows).toEqual([
    { action: 'copy.unsigned-imported', actor_id: 'ann', note },
    { action: 'copy.unsigned-imported', actor_id: 'ann', note },
    { action: 'copy.unsigned-approved', actor_id: 'bob', note },
  ])
})

test('who imported it does not let a line count alone; somebody else does', async () => {
  const device = await enrol(server)
  await revoke(device)
  await importAs('ann', await unsignedCopy(device, [device.line({ seq: 1 })]))
  const [item] = await itemsOf(device)
  const rejudge = async (who: string, n: number) => {
    const commandId = `019a0000-0000-7000-8000-00000000000${n}`
    const response = await post(`quarantine/${item?.id}/rejudge`, who, { commandId, note: 'asked the inspector' })
    return (await response.json()) as Record<string, unknown>
  }
  expect(await rejudge('ann', 1)).toMatchObject({ code: 'quarantine.second-person' })
  expect(await linesOf(device)).toBe(0)
  expect(await rejudge('bob', 2)).toMatchObject({ status: 'accepted' })
  expect(await linesOf(device)).toBe(1)
})

test('two people import two copies, and neither counts', async () => {
  const device = await enrol(server)
  await revoke(device)
  await importAs('ann', await unsignedCopy(device, [device.line({ seq: 1 })]))
  await importAs('bob', await unsignedCopy(device, [device.line({ seq: 2 })]))
  expect(await linesOf(device)).toBe(0)
})

test('whoever could sign must: a device that still works, one that had a key, and nobody without a reason', async () => {
  const device = await enrol(server)
  const lines = [device.line({ seq: 1 })]
  const refused = { status: 400, body: { errors: [{ field: 'authorship' }] } }
  expect(await importAs('ann', await unsignedCopy(device, lines))).toMatchObject(refused)
  await device.showKeys([shownKey(createSigner(), { deviceId: device.deviceId, userId: null })])
  await revoke(device)
  expect(await importAs('ann', await unsignedCopy(device, lines))).toMatchObject(refused)
  const other = await enrol(server)
  await revoke(other)
  const { unsigned: _, ...bare } = await unsignedCopy(other, lines)
  expect(await importAs('ann', bare)).toMatchObject(refused)
  expect(await importAs('ann', { ...bare, unsigned: { reason: ' ' } })).toMatchObject({ status: 400 })
  expect(await linesOf(device)).toBe(0)
})
