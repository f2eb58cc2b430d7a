import { randomBytes } from 'node:crypto'
import { ImportResult, QuarantineList } from '@sac/contracts/http/devices'
import { uuidv7 } from '@sac/platform/ids'
import { listFacts } from '@sac/tests/support/list-outbox'
import { saveCopy } from '@sac/tests/support/saved-copy'
import { createSigner, shownKey } from '@sac/tests/support/signers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { sha256 } from '#testing/sha256'
import { startGateway, type TestGateway } from '#testing/start-gateway'
import { enrol } from '#testing/test-device'

let server: TestGateway
beforeAll(async () => {
  server = await startGateway()
})
afterAll(() => server.close())
const admin = { Authorization: 'Bearer admin.boss' }

/** A device the office knows the key of. */
async function enrolSigning() {
  const device = { ...(await enrol(server)), signer: createSigner() }
  const shown = await device.showKeys([shownKey(device.signer, { deviceId: device.deviceId, userId: null })])
  expect(shown.status).toBe(200)
  return device
}

const send = (copy: unknown) =>
  fetch(`${server.url}/api/v1/admin/devices/import`, {
    method: 'POST',
    headers: { ...admin, 'Content-Type': 'application/json' },
    body: JSON.stringify(copy),
  })
const blobOf = (photo: Uint8Array, hash = sha256(photo)) => ({
  sha256: hash,
  base64: Buffer.from(photo).toString('base64'),
})

test('a saved copy of a revoked device is imported as if the device had sent it, and only once', async () => {
  const device = await enrolSigning()
  const photo = randomBytes(3000)
  const lines = [
    device.line({ seq: 1 }),
    device.photoLine(2, photo),
    'rubbish',
    ...Array.from({ length: 600 }, (_, at) => device.line({ seq: 3 + at })),
  ]
  await device.send([lines[0]!], device.header([[1, 1]]))
  await fetch(`${server.url}/api/v1/admin/devices/${device.deviceId}/revoke`, { method: 'POST', headers: admin })
  const damaged = blobOf(randomBytes(10), sha256('other'))
  const copy = await saveCopy(device, { lines, blobs: [blobOf(photo), damaged] })
  const first = await send(copy)
  expect(first.status).toBe(200)
  expect(z.parse(ImportResult, await first.json())).toEqual({
    deviceId: device.deviceId,
    lines: 603,
    accepted: 601,
    quarantined: 1,
    conflicts: 0,
    photos: 1,
    damagedPhotos: [sha256('other')],
  })
  expect(await (await send(copy)).json()).toMatchObject({ accepted: 0 })
  const { rows } = await server.db.query(
    `SELECT (SELECT count(*) FROM lines WHERE device_id = $1) AS lines,
            (SELECT count(*) FROM quarantined_lines WHERE device_id = $1) AS quarantined,
            (SELECT received::text FROM device_epochs WHERE device_id = $1) AS received`,
    [device.deviceId],
  )
  expect(rows).toEqual([{ lines: 602, quarantined: 1, received: '{[1,603)}' }])
  const told = (await listFacts(server.db)).filter(({ eventType }) => eventType === 'inspection.photo-stored')
  expect(told.filter(({ data }) => data['inspectionId'] === device.inspectionId)).toHaveLength(1)
})

test('an import is no word of the device itself', async () => {
  const device = await enrolSigning()
  await device.probe({ head: 7 })
  await send(await saveCopy(device, { lines: [device.line({ seq: 1 })], blobs: [] }))
  const { rows } = await server.db.query('SELECT head, reported_head FROM device_epochs WHERE device_id = $1', [
    device.deviceId,
  ])
  expect(rows).toEqual([{ head: 7, reported_head: 7 }])
})

test.each<[string, (copy: Awaited<ReturnType<typeof saveCopy>>) => unknown]>([
  ['altered', (copy) => ({ ...copy, ciphertext: `AAAA${copy.ciphertext.slice(4)}` })],
  ['cut short', (copy) => ({ ...copy, ciphertext: copy.ciphertext.slice(0, 8) })],
  ['with another key', (copy) => ({ ...copy, ephemeral: { ...copy.ephemeral, x: copy.ephemeral.y } })],
])('a copy %s is refused in one sentence', async (_, spoil) => {
  const device = await enrolSigning()
  const answer = await send(spoil(await saveCopy(device, { lines: [], blobs: [] })))
  expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([400, 'request.invalid'])
})

test('a copy filed under another device is refused', async () => {
  const [device, other] = [await enrolSigning(), await enrolSigning()]
  const copy = await saveCopy(device, { lines: [], blobs: [] })
  expect((await send({ ...copy, deviceId: other.deviceId })).status).toBe(400)
})

test('a copy of a device nobody knows is not found; what is no copy at all is invalid', async () => {
  const device = await enrolSigning()
  expect((await send(await saveCopy({ ...device, deviceId: uuidv7() }, { lines: [], blobs: [] }))).status).toBe(404)
  expect((await send(await saveCopy(device, { lines: [1], blobs: [] }))).status).toBe(400)
  expect((await send(await saveCopy(device, `${'['.repeat(5000)}${']'.repeat(5000)}`))).status).toBe(400)
  expect((await send({})).status).toBe(400)
})

test('a copy made with nothing but the office’s public key is refused, whoever signed it', async () => {
  const [device, other] = [await enrolSigning(), await enrolSigning()]
  const lines = [device.line({ seq: 1 })]
  const copy = await saveCopy(device, { lines, blobs: [] })
  const { authorship: _, ...unsigned } = copy
  const person = createSigner()
  await device.showKeys([shownKey(person, device)])
  const forged = [
    unsigned,
    await saveCopy({ ...device, signer: createSigner() }, { lines, blobs: [] }),
    await saveCopy({ ...device, signer: other.signer }, { lines, blobs: [] }),
    await saveCopy({ ...device, signer: person }, { lines, blobs: [] }),
    { ...copy, authorship: { ...copy.authorship, signature: 'A'.repeat(86) } },
    { ...(await saveCopy(device, { lines: [], blobs: [] })), authorship: copy.authorship },
  ]
  for (const attempt of forged) {
    const answer = await send(attempt)
    expect([answer.status, await answer.json()]).toMatchObject([400, { errors: [{ field: 'authorship' }] }])
  }
  const { rows } = await server.db.query('SELECT FROM lines WHERE device_id = $1', [device.deviceId])
  expect(rows).toEqual([])
  expect((await send(copy)).status).toBe(200)
})

test('the office sees what waits for it, with device, place, reason and text', async () => {
  const device = await enrol(server)
  const eventId = uuidv7()
  await device.send([device.line({ seq: 1, eventId }), 'rubbish'], device.header([[1, 2]]))
  server.clock.now = new Date(server.clock.now.getTime() + 1)
  await device.send([device.line({ seq: 1, eventId, payload: { text: 'other' } })], device.header([[1, 1]]))
  const response = await fetch(`${server.url}/api/v1/admin/quarantine`, { headers: admin })
  const { items } = z.parse(QuarantineList, await response.json())
  const own = items.filter(({ deviceId }) => deviceId === device.deviceId)
  expect(own.map(({ kind, seq, code, inspectorId }) => ({ kind, seq, code, inspectorId }))).toEqual([
    { kind: 'quarantined', seq: 2, code: 'line.unreadable', inspectorId: device.userId },
    { kind: 'conflict-hash', seq: 1, code: 'line.conflict-hash', inspectorId: device.userId },
  ])
  expect(own[0]?.text).toBe('rubbish')
})
