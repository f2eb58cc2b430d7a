import { catalogue } from '@sac/contracts/events/catalogue'
import type { Envelope } from '@sac/contracts/events/envelope'
import { KeysShown } from '@sac/contracts/sync/signing-keys'
import { uuidv7 } from '@sac/platform/ids'
import { listOutbox } from '@sac/tests/support/list-outbox'
import { createSigner, shownKey } from '@sac/tests/support/signers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startGateway, type TestGateway } from '#testing/start-gateway'
import { enrol, type TestDevice } from '#testing/test-device'

let server: TestGateway
beforeAll(async () => {
  server = await startGateway()
})
afterAll(() => server.close())

const dayMs = 24 * 60 * 60_000
const passDays = (days: number) => {
  server.clock.now = new Date(server.clock.now.getTime() + days * dayMs)
}
const inDays = (days: number) => new Date(server.clock.now.getTime() + days * dayMs).toISOString()

/** What was told of the keys of a device, oldest first. */
async function told({ deviceId }: TestDevice) {
  const messages = (await listOutbox(server.db)).filter(({ partitionKey }) => partitionKey === deviceId)
  const facts = messages.map(({ value }) => JSON.parse(Buffer.from(value).toString()) as Envelope)
  return facts.map(({ eventType, data }) => ({ eventType, ...data }))
}

const show = async (device: TestDevice, ...keys: ReturnType<typeof shownKey>[]) => {
  const answer = await device.showKeys(keys)
  expect(answer.status).toBe(200)
  return KeysShown.parse(await answer.json()).keys
}

test('a key shown under the token of its person, on their device, is known and told', async () => {
  const device = await enrol(server)
  const signer = createSigner()
  const validUntil = inDays(30)
  const { kid, publicKey } = signer
  expect(await show(device, shownKey(signer, device))).toEqual([{ kid, status: 'registered', validUntil }])
  const [fact] = await told(device)
  expect(catalogue['inspection.key-registered'].data.parse(fact)).toMatchObject({
    kid,
    publicKey,
    userId: device.userId,
    validUntil,
  })
  expect(fact?.eventType).toBe('inspection.key-registered')
})

test('shown again it counts for another thirty days, which is told at most once a day', async () => {
  const device = await enrol(server)
  const signer = createSigner()
  await show(device, shownKey(signer, device))
  await show(device, shownKey(signer, device))
  passDays(2)
  const until = inDays(30)
  expect(await show(device, shownKey(signer, device))).toMatchObject([{ status: 'registered', validUntil: until }])
  await show(device, shownKey(signer, device))
  expect(await told(device)).toMatchObject([{ kid: signer.kid }, { kid: signer.kid, validUntil: until }])
})

test('after thirty days unseen it counts no more, and another takes its place', async () => {
  const device = await enrol(server)
  const [first, second] = [createSigner(), createSigner()]
  await show(device, shownKey(first, device))
  passDays(30)
  expect(await show(device, shownKey(first, device))).toMatchObject([{ kid: first.kid, status: 'retired' }])
  expect(await show(device, shownKey(second, device))).toMatchObject([{ kid: second.kid, status: 'registered' }])
  expect(await told(device)).toMatchObject([
    { kid: first.kid },
    { eventType: 'inspection.key-retired', kid: first.kid, why: 'replaced' },
    { kid: second.kid },
  ])
})

test('each person on a device, and the device itself, signs with one key at a time', async () => {
  const device = await enrol(server)
  const colleague = { deviceId: device.deviceId, userId: uuidv7() }
  const own = { deviceId: device.deviceId, userId: null }
  const [deviceKey, mine, theirs, newer] = [createSigner(), createSigner(), createSigner(), createSigner()]
  await show(device, shownKey(deviceKey, own), shownKey(mine, device))
  const token = `inspector.${colleague.userId}`
  expect((await device.showKeys([shownKey(theirs, colleague)], token)).status).toBe(200)
  await show(device, shownKey(newer, device))
  const standings = [...(await show(device, shownKey(deviceKey, own), shownKey(mine, device)))]
  expect(standings).toMatchObject([
    { status: 'registered', validUntil: null },
    { kid: mine.kid, status: 'retired' },
  ])
  const retired = (await told(device)).filter(({ eventType }) => eventType === 'inspection.key-retired')
  expect(retired.map((fact) => catalogue['inspection.key-retired'].data.parse(fact).kid)).toEqual([mine.kid])
})

test('nobody registers a key they do not hold, or hold for somebody else', async () => {
  const [device, other] = [await enrol(server), await enrol(server)]
  const signer = createSigner()
  const refusal = async (key: ReturnType<typeof shownKey>) => (await device.showKeys([key])).status
  expect(await refusal({ ...shownKey(createSigner(), device), publicKey: signer.publicKey })).toBe(400)
  expect(await refusal(shownKey(signer, other))).toBe(400)
  expect(await refusal(shownKey(signer, { ...device, userId: uuidv7() }))).toBe(400)
  expect(await refusal({ ...shownKey(signer, { ...device, userId: null }), owner: 'person' })).toBe(400)
  expect(await told(device)).toEqual([])
})

test('a key that came with a copied profile signs for its first owner alone', async () => {
  const [device, copy] = [await enrol(server), await enrol(server)]
  const signer = createSigner()
  await show(device, shownKey(signer, device))
  expect(await show(copy, shownKey(signer, copy))).toMatchObject([{ status: 'retired' }])
  expect(await show(device, shownKey(signer, device))).toMatchObject([{ status: 'registered' }])
})

test('without the credential of the device, or the token of a person, no key is registered', async () => {
  const device = await enrol(server)
  const keys = [shownKey(createSigner(), device)]
  const post = (headers: Record<string, string>) =>
    fetch(`${server.url}/sync/v1/keys`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify({ keys }),
    })
  expect((await post({ Authorization: `Bearer inspector.${device.userId}` })).status).toBe(401)
  expect((await post({ 'Sac-Device': device.credential })).status).toBe(401)
  expect(await told(device)).toEqual([])
})

test('signing out retires one’s own key and nobody else’s, once', async () => {
  const device = await enrol(server)
  const signer = createSigner()
  const { kid } = signer
  await show(device, shownKey(signer, device))
  const retire = (userId: string) =>
    fetch(`${server.url}/sync/v1/keys/retire`, {
      method: 'POST',
      headers: { Authorization: `Bearer inspector.${userId}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ kid }),
    })
  expect((await retire(uuidv7())).status).toBe(200)
  expect(await show(device, shownKey(signer, device))).toMatchObject([{ status: 'registered' }])
  expect((await retire(device.userId)).status).toBe(200)
  expect((await retire(device.userId)).status).toBe(200)
  expect(await show(device, shownKey(signer, device))).toMatchObject([{ status: 'retired' }])
  expect((await told(device)).slice(1)).toMatchObject([{ eventType: 'inspection.key-retired', kid, why: 'signed-out' }])
})

test('a device that is revoked loses every key at that moment', async () => {
  const device = await enrol(server)
  const [deviceKey, mine] = [createSigner(), createSigner()]
  await show(device, shownKey(deviceKey, { ...device, userId: null }), shownKey(mine, device))
  const headers = { Authorization: 'Bearer admin.boss' }
  await fetch(`${server.url}/api/v1/admin/devices/${device.deviceId}/revoke`, { method: 'POST', headers })
  const { rows } = await server.db.query(
    'SELECT retired_at AS at, retired_why AS why FROM signing_keys WHERE device_id = $1',
    [device.deviceId],
  )
  expect(rows).toEqual(Array.from({ length: 2 }, () => ({ at: server.clock.now, why: 'revoked' })))
  const retiredAt = server.clock.now.toISOString()
  expect((await told(device)).slice(1)).toMatchObject([{ kid: mine.kid, why: 'revoked', retiredAt }])
  expect((await device.showKeys([shownKey(createSigner(), device)])).status).toBe(403)
})
