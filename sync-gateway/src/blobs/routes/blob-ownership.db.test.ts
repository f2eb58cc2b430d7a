import { uuidv7 } from '@sac/platform/ids'
import { makeJpegOfSize } from '@sac/tests/pipeline/make-jpeg-of-size'
import { listFacts } from '@sac/tests/support/list-outbox'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sha256 } from '#testing/sha256'
import { startGateway, type TestGateway } from '#testing/start-gateway'
import { enrol, type TestDevice } from '#testing/test-device'

let server: TestGateway
beforeAll(async () => {
  server = await startGateway()
})
afterAll(() => server.close())

type Photo = Uint8Array<ArrayBuffer>
const seqs = new Map<TestDevice, number>()
const name = async (by: TestDevice, photo: Photo, inspectionId: string) => {
  const seq = (seqs.get(by) ?? 0) + 1
  seqs.set(by, seq)
  await by.send([by.photoLine(seq, photo, inspectionId)], by.header([[seq, seq]]))
}
const announce = (by: TestDevice, photo: Photo) => by.send([], by.header([], { photos: [sha256(photo)] }))
const isDone = async (by: TestDevice, photo: Photo) => {
  const answer = (await (await by.probe({ blobs: [sha256(photo)] })).json()) as { blobs: [number, boolean][] }
  return answer.blobs[0]?.[1]
}
/** Inspections told that a photo is here, as often as they were told. */
const toldOf = async (photo: Photo) =>
  (await listFacts(server.db))
    .filter(({ eventType, data }) => eventType === 'inspection.photo-stored' && data['sha256'] === sha256(photo))
    .map(({ data }) => String(data['inspectionId']))
    .toSorted()

describe('the photo of another inspection', () => {
  test('is nobody’s evidence by its hash: it is asked for in full, and counts only when it has come', async () => {
    const [honest, other] = [await enrol(server), await enrol(server)]
    const photo = makeJpegOfSize(2_000)
    await name(honest, photo, honest.inspectionId)
    await honest.put(photo)
    await announce(other, photo)
    await name(other, photo, other.inspectionId)
    expect(await isDone(other, photo)).toBe(false)
    expect(await toldOf(photo)).toEqual([honest.inspectionId])

    const empty = await other.put(photo, { offset: photo.length })
    expect([empty.status, empty.headers.get('upload-offset')]).toEqual([409, '0'])
    const lie = await other.put(makeJpegOfSize(2_000), { hash: sha256(photo) })
    expect(lie.status).toBe(422)
    expect(await toldOf(photo)).toEqual([honest.inspectionId])

    expect((await other.put(photo)).status).toBe(201)
    expect(await isDone(other, photo)).toBe(true)
    expect(await toldOf(photo)).toEqual([honest.inspectionId, other.inspectionId].toSorted())
  })

  test('does not become evidence of an inspection in which only somebody else names it', async () => {
    const [honest, other] = [await enrol(server), await enrol(server)]
    const photo = makeJpegOfSize(2_000)
    await name(honest, photo, honest.inspectionId)
    await name(other, photo, other.inspectionId)
    await honest.put(photo)
    expect(await toldOf(photo)).toEqual([honest.inspectionId])
  })
})

test('what lies among the blobs and came from no device is nobody’s photo', async () => {
  const device = await enrol(server)
  const paper = makeJpegOfSize(2_000)
  await server.deps.blobs.put(paper)
  await name(device, paper, device.inspectionId)
  expect(await isDone(device, paper)).toBe(false)
  expect(await toldOf(paper)).toEqual([])
})

test('two devices on one inspection: a photo counts that one has taken and both name, and is told once', async () => {
  const [taking, sealing] = [await enrol(server), await enrol(server)]
  const { inspectionId } = taking
  const photo = makeJpegOfSize(2_000)
  await name(taking, photo, inspectionId)
  await name(sealing, photo, inspectionId)
  await taking.put(photo)
  expect(await toldOf(photo)).toEqual([inspectionId])
  await sealing.put(photo)
  expect(await toldOf(photo)).toEqual([inspectionId])
})

const who = fc.integer({ min: 0, max: 2 })
const where = fc.integer({ min: 0, max: 1 })
const step = fc.record({ act: fc.constantFrom('announce', 'name', 'name', 'put', 'lie'), who, where })
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never

test('in any order of naming and sending, bytes count exactly where a device that sent them names them', async () => {
  const devices = await Promise.all([1, 2, 3].map(() => enrol(server)))
  const take = async (one: Step, photo: Photo, inspections: readonly string[]) => {
    const device = devices[one.who] as TestDevice
    if (one.act === 'announce') await announce(device, photo)
    if (one.act === 'name') await name(device, photo, inspections[one.where] ?? '')
    if (one.act === 'put') await device.put(photo)
    if (one.act === 'lie') await device.put(makeJpegOfSize(600), { hash: sha256(photo) })
  }
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
      const photo = makeJpegOfSize(600)
      const inspections = [uuidv7(), uuidv7()]
      for (const one of steps) await take(one, photo, inspections)
      const mayKnow = (by: number, until: number) =>
        steps.slice(0, until).some((one) => one.who === by && (one.act === 'name' || one.act === 'announce'))
      const hasSent = (by: number) => steps.some((one, at) => one.act === 'put' && one.who === by && mayKnow(by, at))
      const counts = inspections.filter((_, at) =>
        steps.some((one) => one.act === 'name' && one.where === at && hasSent(one.who)),
      )
      expect(await toldOf(photo)).toEqual(counts.toSorted())
      for (const [at, device] of devices.entries()) expect([at, await isDone(device, photo)]).toEqual([at, hasSent(at)])
    }),
    { numRuns: 60 },
  )
})
