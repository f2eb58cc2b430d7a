import { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { uuidv7 } from '@sac/platform/ids'
import { makeJpegOfSize } from '@sac/tests/pipeline/make-jpeg-of-size'
import { listFacts } from '@sac/tests/support/list-outbox'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createSyncGateway } from '#create-sync-gateway'
import { sendPartOfBody } from '#testing/send-part-of-body'
import { sha256 } from '#testing/sha256'
import { serve, startGateway, type TestGateway } from '#testing/start-gateway'
import { enrol, type TestDevice } from '#testing/test-device'

let server: TestGateway
let device: TestDevice
let seq = 0
beforeAll(async () => {
  server = await startGateway()
  device = await enrol(server)
})
afterAll(() => server.close())

const bodyOf = async (answer: Response) => (await answer.json()) as { code: string; errors: { field: string }[] }
const newPhoto = (size = 5000) => makeJpegOfSize(size)
const name = async (photo: Uint8Array, by = device) => {
  seq += 1
  await by.send([by.photoLine(seq, photo)], by.header([[seq, seq]]))
}
const stateOf = async (photo: Uint8Array, by = device) => {
  const response = await by.probe({ blobs: [sha256(photo)] })
  return ((await response.json()) as { blobs: [number, boolean][] }).blobs[0]
}
const storedBytes = async (photo: Uint8Array) => {
  const stream = await server.deps.blobs.read(sha256(photo))
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk as Buffer)
  return new Uint8Array(Buffer.concat(chunks))
}
const announced = async (photo: Uint8Array) => {
  const facts = (await listFacts(server.db)).filter(({ eventType }) => eventType === 'inspection.photo-stored')
  return facts.filter(({ data }) => data['sha256'] === sha256(photo)).map(({ data }) => data['inspectionId'])
}
const until = (condition: () => Promise<boolean>) => expect.poll(condition).toBe(true)

describe('a photo', () => {
  test('nobody named is refused', async () => {
    const answer = await device.put(newPhoto())
    expect([answer.status, (await bodyOf(answer)).code]).toEqual([404, 'blob.unreferenced'])
  })

  test('only another device named is refused, and its state is not told', async () => {
    const photo = newPhoto()
    await name(photo)
    await device.put(photo)
    const other = await enrol(server)
    expect((await other.put(photo)).status).toBe(404)
    expect(await stateOf(photo, other)).toEqual([0, false])
  })

  test('a header named may be sent before its line, and is announced when the line comes', async () => {
    const photo = newPhoto()
    await device.send([], device.header([], { photos: [sha256(photo)] }))
    expect((await device.put(photo)).status).toBe(201)
    expect(await announced(photo)).toEqual([])
    await name(photo)
    expect(await announced(photo)).toEqual([device.inspectionId])
  })

  test('sent whole is kept byte for byte and announced once, however often it is sent', async () => {
    const photo = newPhoto()
    await name(photo)
    const first = await device.put(photo)
    expect([first.status, first.headers.get('upload-offset'), await first.json()]).toEqual([
      201,
      '5000',
      { offset: 5000, done: true },
    ])
    const again = await device.put(photo)
    expect([again.status, await again.json()]).toEqual([200, { offset: 5000, done: true }])
    expect(await storedBytes(photo)).toEqual(photo)
    expect(await announced(photo)).toEqual([device.inspectionId])
    expect(await stateOf(photo)).toEqual([5000, true])
  })

  test('named by several inspections is announced to each of them', async () => {
    const photo = newPhoto()
    await name(photo)
    const other = uuidv7()
    seq += 1
    await device.send([device.photoLine(seq, photo, other)], device.header([[seq, seq]]))
    await device.put(photo)
    expect(new Set(await announced(photo))).toEqual(new Set([device.inspectionId, other]))
    expect(await announced(photo)).toHaveLength(2)
  })

  test('sent in parts continues where it stopped', async () => {
    const photo = newPhoto()
    await name(photo)
    const part = await device.put(photo, { end: 2000 })
    expect([part.status, part.headers.get('upload-offset'), part.headers.get('upload-complete')]).toEqual([
      202,
      '2000',
      '?0',
    ])
    expect(await stateOf(photo)).toEqual([2000, false])
    const wrong = await device.put(photo, { offset: 1000 })
    expect([wrong.status, wrong.headers.get('upload-offset')]).toEqual([409, '2000'])
    expect((await bodyOf(wrong)).code).toBe('blob.offset-mismatch')
    expect((await device.put(photo, { offset: 2000 })).status).toBe(201)
    expect(await storedBytes(photo)).toEqual(photo)
  })

  test('whose bytes do not have its hash is dropped and can be sent again', async () => {
    const photo = newPhoto()
    await name(photo)
    const damaged = newPhoto()
    const answer = await device.put(damaged, { hash: sha256(photo) })
    expect([answer.status, (await bodyOf(answer)).code]).toEqual([422, 'blob.hash-mismatch'])
    expect(await stateOf(photo)).toEqual([0, false])
    expect((await device.put(photo)).status).toBe(201)
    expect(await storedBytes(photo)).toEqual(photo)
  })

  test('above 20 MB is refused', async () => {
    const photo = newPhoto()
    await name(photo)
    const answer = await device.put(photo, { length: 20 * 1024 * 1024 + 1 })
    expect([answer.status, (await bodyOf(answer)).code]).toEqual([413, 'blob.too-large'])
  })

  test('that brings more bytes than announced is refused, what was announced is kept', async () => {
    const photo = newPhoto()
    await name(photo)
    const answer = await device.put(photo, { length: 3000 })
    expect(answer.status).toBe(400)
    expect(await stateOf(photo)).toEqual([3000, false])
    expect((await device.put(photo, { offset: 3000 })).status).toBe(201)
  })

  test.each([
    ['Upload-Offset', 'x'],
    ['Upload-Length', '0'],
    ['Upload-Length', '-1'],
    ['Upload-Complete', 'yes'],
  ])('with %s %s names that header', async (header, value) => {
    const photo = newPhoto()
    await name(photo)
    const headers = { 'Sac-Device': device.credential, 'Upload-Offset': '0', 'Upload-Length': '5000', [header]: value }
    const answer = await fetch(`${server.url}/sync/v1/blobs/${sha256(photo)}`, { method: 'PUT', headers, body: photo })
    expect([answer.status, (await bodyOf(answer)).errors[0]?.field]).toEqual([400, `headers.${header.toLowerCase()}`])
  })
})

const pathOf = (photo: Uint8Array) => `/sync/v1/blobs/${sha256(photo)}`
const headersOf = (photo: Uint8Array, offset = 0) => ({
  'Sac-Device': device.credential,
  'Upload-Offset': String(offset),
  'Upload-Length': String(photo.length),
})

describe('a cut line', () => {
  test('costs no byte that arrived', async () => {
    const photo = newPhoto(200_000)
    await name(photo)
    let offset = 0
    while (offset < 150_000) {
      const rest = photo.subarray(offset)
      const cut = {
        port: server.port,
        path: pathOf(photo),
        headers: headersOf(photo, offset),
        body: rest,
        ending: 'silence',
      } as const
      const sent = offset + 50_000
      const line = await sendPartOfBody({ ...cut, send: 50_000 })
      await until(async () => (await stateOf(photo))?.[0] === sent)
      line.release()
      offset = sent
    }
    expect((await device.put(photo, { offset })).status).toBe(201)
    expect(await storedBytes(photo)).toEqual(photo)
    expect(server.bugs).toEqual([])
  })

  test('that was reset leaves a beginning of the photo, never anything else', async () => {
    const photo = newPhoto(300_000)
    await name(photo)
    for (let round = 0; round < 5; round++) {
      const [offset = 0] = (await stateOf(photo)) ?? []
      const body = photo.subarray(offset)
      await sendPartOfBody({
        port: server.port,
        path: pathOf(photo),
        headers: headersOf(photo, offset),
        body,
        send: 40_000,
        ending: 'reset',
      })
      await sleep(20)
    }
    await until(async () => (await device.put(photo, { offset: (await stateOf(photo))?.[0] ?? 0 })).status === 201)
    expect(await storedBytes(photo)).toEqual(photo)
    expect(server.bugs).toEqual([])
  })

  test('that only fell silent does not keep the device from going on', async () => {
    const photo = newPhoto(100_000)
    await name(photo)
    const silent = await sendPartOfBody({
      port: server.port,
      path: pathOf(photo),
      headers: headersOf(photo),
      body: photo,
      send: 30_000,
      ending: 'silence',
    })
    await until(async () => (await stateOf(photo))?.[0] === 30_000)
    expect((await device.put(photo, { offset: 30_000 })).status).toBe(201)
    silent.release()
    expect(await storedBytes(photo)).toEqual(photo)
  })
})

test('several connections sending one photo at once end with the photo, announced once', async () => {
  const photo = newPhoto(400_000)
  await name(photo)
  const other = await enrol(server)
  await other.send([], other.header([], { photos: [sha256(photo)] }))
  const attempt = (by: TestDevice) => by.put(photo).catch(() => null)
  await Promise.all([attempt(device), attempt(device), attempt(other), attempt(device), attempt(other)])
  await until(async () =>
    [200, 201].includes((await device.put(photo, { offset: (await stateOf(photo))?.[0] ?? 0 })).status),
  )
  expect(await storedBytes(photo)).toEqual(photo)
  expect(await announced(photo)).toEqual([device.inspectionId])
  expect(server.bugs).toEqual([])
})

test('naming and storing a photo at the same moment announces it exactly once', async () => {
  for (let round = 0; round < 15; round++) {
    const photo = newPhoto(500)
    await device.send([], device.header([], { photos: [sha256(photo)] }))
    await Promise.all([name(photo), device.put(photo)])
    expect(await announced(photo)).toEqual([device.inspectionId])
  }
})

test('a process that ended between storing and telling is made good when the device sends again', async () => {
  const photo = newPhoto()
  await name(photo)
  const upload = { sha256: sha256(photo), owner: device.deviceId }
  await server.deps.blobs.append(upload, { offset: 0, bytes: Readable.from([photo]), maxBytes: 10_000 })
  // All bytes, not yet verified: the next part, wherever it begins, finishes it.
  const answer = await device.put(photo, { offset: 0 })
  expect(answer.status).toBe(201)
  const second = newPhoto()
  await name(second)
  await server.deps.blobs.put(second)
  expect(await announced(second)).toEqual([])
  expect(await stateOf(second)).toEqual([0, false])
  expect((await device.put(second)).status).toBe(201)
  expect(await stateOf(second)).toEqual([5000, true])
  expect(await announced(second)).toEqual([device.inspectionId])
})

test('a photo begun and left for a day fills the disk no longer, one of this morning goes on', async () => {
  const photo = newPhoto()
  const upload = { sha256: sha256(photo), owner: device.deviceId }
  await server.deps.blobs.append(upload, { offset: 0, bytes: Readable.from([photo.subarray(0, 999)]), maxBytes: 5_000 })
  const later = (hours: number) => new Date(Date.now() + hours * 3_600_000)
  await createSyncGateway({ ...server.deps, now: () => later(23) })
  expect(await server.deps.blobs.offset(upload)).toBe(999)
  await createSyncGateway({ ...server.deps, now: () => later(25) })
  expect(await server.deps.blobs.offset(upload)).toBe(0)
})

test('while the disk is nearly full photos are refused with a time to come back', async () => {
  const full = await serve(await createSyncGateway({ ...server.deps, freeBytes: async () => 0 }))
  const answer = await fetch(`http://127.0.0.1:${full.port}/sync/v1/blobs/${sha256('x')}`, {
    method: 'PUT',
    headers: { 'Sac-Device': device.credential, 'Upload-Offset': '0', 'Upload-Length': '1' },
    body: 'x',
  })
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '30'])
  await full.close(100)
})

test('the answer says what is expected in words of the contract', async () => {
  const photo = newPhoto()
  await name(photo)
  const answer = await device.put(photo, { offset: 17 })
  expect(answer.headers.get('content-type')).toContain('application/problem+json')
  expect(await answer.json()).toMatchObject({ status: 409, code: 'blob.offset-mismatch', offset: 0 })
})
