import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { makeJpeg } from '@sac/tests/pipeline/make-jpeg'
import { listFacts } from '@sac/tests/support/list-outbox'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createSyncGateway } from '#create-sync-gateway'
import { sha256 } from '#testing/sha256'
import { startGateway, type TestGateway } from '#testing/start-gateway'
import { enrol, type TestDevice } from '#testing/test-device'

let server: TestGateway
let device: TestDevice
let seq = 0
beforeAll(async () => {
  server = await startGateway()
  device = await enrol(server)
})
afterAll(() => server.close())

const photo = makeJpeg({ seed: 'content', width: 64, height: 48 })
const bytesOf = (...parts: readonly (Uint8Array | string)[]) =>
  Uint8Array.from(Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'hex') : part))))

const send = async (bytes: Uint8Array<ArrayBuffer>) => {
  seq += 1
  await device.send([device.photoLine(seq, bytes)], device.header([[seq, seq]]))
  return device.put(bytes)
}
const contentOf = async (bytes: Uint8Array) =>
  (await listFacts(server.db)).find(
    ({ eventType, data }) => eventType === 'inspection.photo-stored' && data['sha256'] === sha256(bytes),
  )?.data['content']

/** The file that stopped certification for everybody: a PNG of which one chunk claims four gigabytes. */
const hungry = bytesOf('89504e470d0a1a0a', 'fffffff0', '49484452', '00'.repeat(44))

const rubbish: Readonly<Record<string, [Uint8Array<ArrayBuffer>, string]>> = {
  'a PNG with a chunk of four gigabytes': [hungry, 'not-jpeg'],
  'an archive': [bytesOf('504b0304140000000800', '00'.repeat(40)), 'not-jpeg'],
  'a programme': [bytesOf('7f454c4602010100', '00'.repeat(40)), 'not-jpeg'],
  'a Windows programme': [bytesOf('4d5a90000300000004000000ffff', '00'.repeat(40)), 'not-jpeg'],
  'a PDF with a picture in it': [bytesOf('255044462d312e37', photo), 'not-jpeg'],
  'half a picture': [bytesOf(photo.subarray(0, photo.length / 2)), 'cut-short'],
  'half a picture with an end': [bytesOf(photo.subarray(0, photo.length / 2), 'ffd9'), 'damaged'],
  'a picture with an archive behind it': [bytesOf(photo, '504b0304'), 'trailing-bytes'],
}

describe('the last byte', () => {
  test('of a photo tells that it is a picture, and of what size', async () => {
    expect((await send(bytesOf(photo))).status).toBe(201)
    expect(await contentOf(photo)).toEqual({ kind: 'picture', width: 64, height: 48 })
  })

  test('of strokes or a typed name tells that they are text', async () => {
    const strokes = new TextEncoder().encode('[{"points":[{"x":1,"y":2}]}] ناصر')
    expect((await send(strokes)).status).toBe(201)
    expect(await contentOf(strokes)).toEqual({ kind: 'text' })
    expect(await server.deps.blobs.size(sha256(strokes))).toBe(strokes.length)
  })

  test.each(Object.entries(rubbish))(
    'of %s tells that it is none, and why; it never becomes a blob',
    async (_, [bytes, fault]) => {
      const answer = await send(bytes)
      expect([answer.status, await answer.json()]).toEqual([201, { offset: bytes.length, done: true }])
      expect(await contentOf(bytes)).toEqual({ kind: 'rubbish', fault })
      expect(await server.deps.blobs.size(sha256(bytes))).toBeUndefined()
      expect((await device.put(bytes)).status).toBe(200)
      expect(server.bugs).toEqual([])
    },
  )
})

test('rubbish is gone after a day, what it was is known for ever', async () => {
  const uploads = () => readdir(join(server.folder, 'uploads'))
  const bytes = bytesOf(hungry, '01')
  await send(bytes)
  expect((await uploads()).length).toBeGreaterThan(0)
  await createSyncGateway({ ...server.deps, now: () => new Date(Date.now() + 25 * 3_600_000) })
  expect(await uploads()).toEqual([])
  const answer = await device.put(bytes)
  expect([answer.status, await answer.json()]).toEqual([200, { offset: bytes.length, done: true }])
})
