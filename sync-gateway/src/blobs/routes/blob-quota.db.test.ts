import { makeJpegOfSize } from '@sac/tests/pipeline/make-jpeg-of-size'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sha256 } from '#testing/sha256'
import { startGateway, type TestGateway } from '#testing/start-gateway'
import { enrol } from '#testing/test-device'

let server: TestGateway
beforeAll(async () => {
  server = await startGateway({ deviceDailyBytes: 10_000 })
})
afterAll(() => server.close())

test('a device that has sent all it may send today is told what to do, others go on, and tomorrow so does it', async () => {
  const [busy, other] = [await enrol(server), await enrol(server)]
  const photos = [1, 2, 3].map(() => makeJpegOfSize(5_000))
  const named = { photos: photos.map((photo) => sha256(photo)) }
  for (const device of [busy, other]) await device.send([], device.header([], named))
  const [first, second, third] = photos as [Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>]
  expect((await busy.put(makeJpegOfSize(5_000), { hash: sha256(first) })).status).toBe(422)
  expect((await busy.put(second)).status).toBe(201)
  const refused = await busy.put(third)
  expect([refused.status, refused.headers.get('content-type')]).toEqual([429, expect.stringContaining('problem+json')])
  expect(await refused.json()).toMatchObject({
    code: 'blob.quota',
    detail: expect.stringContaining('goes on tomorrow'),
  })
  expect(Number(refused.headers.get('retry-after'))).toBe(14 * 3600)
  expect((await busy.put(second)).status).toBe(200)
  expect((await busy.send([busy.line({ seq: 1 })], busy.header([[1, 1]]))).except).toEqual([])
  expect((await other.put(third)).status).toBe(201)
  server.clock.now = new Date('2026-11-24T00:00:01.000Z')
  expect((await busy.put(third)).status).toBe(201)
})
