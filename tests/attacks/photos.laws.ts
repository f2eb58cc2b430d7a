// C1–C3: bytes that are no picture never come onto a paper, stop nobody else, and another's photo is nobody's own evidence.
import { protocolLimits } from '@sac/contracts/sync/protocol'
import { uuidv7 } from '@sac/platform/ids'
import { describe, expect, test } from 'vitest'
import { inBatches } from '../pipeline/deliver.ts'
import { makeJpeg } from '../pipeline/make-jpeg.ts'
import type { Product } from '../pipeline/open-product.ts'
import { untilVerdict } from '../pipeline/verdict-of.ts'
import { lamps, type Photo, recordInspection, takePhoto } from '../pipeline/whole-inspection.ts'
import { type SimulatedDevice, sha256 } from '../support/simulated-device.ts'

const picture = (seed: string) => Buffer.from(makeJpeg({ seed }))
const hex = (text: string) => Buffer.from(text, 'hex')

/** A real JPEG whose header tells another size. */
function announcing(width: number, height: number): Buffer {
  const jpeg = picture(`${width}×${height}`)
  const frame = jpeg.indexOf(hex('ffc0'))
  jpeg.writeUInt16BE(height, frame + 5)
  jpeg.writeUInt16BE(width, frame + 7)
  return jpeg
}

/** What is told as a photo, and what the office says of it. */
const impostors: readonly [string, () => Uint8Array, RegExp][] = [
  [
    'a PNG of sixty bytes with a chunk of four gigabytes',
    () => hex(`89504e470d0a1a0afffffff049484452${'00'.repeat(44)}`),
    /it is no JPEG/,
  ],
  ['a JPEG of 65 500 × 65 500', () => announcing(65_500, 65_500), /more than 40 megapixels/],
  ['a JPEG without height', () => announcing(320, 0), /it has no size/],
  ['half a photo', () => picture('half').subarray(0, 4_000), /its end is missing|it is damaged/],
  ['half a photo with an end', () => Buffer.concat([picture('end').subarray(0, 4_000), hex('ffd9')]), /it is damaged/],
  ['a programme', () => hex(`7f454c4602010100${'00'.repeat(56)}`), /it is no JPEG/],
  ['a Windows programme', () => hex(`4d5a90000300000004000000ffff${'00'.repeat(50)}`), /it is no JPEG/],
  ['an archive', () => hex(`504b0304${'00'.repeat(60)}`), /it is no JPEG/],
  ['a photo with an archive behind it', () => Buffer.concat([picture('zip'), hex('504b0304')]), /something that is no/],
  ['a script', () => Buffer.from('#!/bin/sh\nexit 0\n'), /it is a text/],
]

const sent = new WeakMap<SimulatedDevice, number>()
/** Everything new but the bytes of one photo. */
async function send(device: SimulatedDevice, without?: string): Promise<void> {
  const batches = inBatches(device.lines.slice(sent.get(device) ?? 0), protocolLimits.maxEventsPerBatch)
  for (const batch of batches) await device.upload(batch)
  sent.set(device, device.lines.length)
  if (without === undefined) return device.uploadBlobs()
  for (const [hash, bytes] of device.blobs) if (hash !== without) await device.putBlob(hash, { bytes })
}

type Role = 'bay' | 'defect'
type Taken = Photo & { role: Role }
type Begun = { inspectionId: string; photos: Record<Role, Taken> }

/** An inspection with a defect that is not sealed yet, and its photos. */
function begin(device: SimulatedDevice): Begun {
  const { inspectionId, bay, defect } = recordInspection(device, { finds: 'minor', ends: 'open' })
  if (!defect) throw new Error('no photo of the defect')
  return { inspectionId, photos: { bay: { ...bay, role: 'bay' }, defect: { ...defect, role: 'defect' } } }
}

function defectOf(device: SimulatedDevice, inspectionId: string): string {
  const added = device.lines.findLast(({ line }) => line.inspectionId === inspectionId && line.type === 'defect-added')
  if (added?.line.type !== 'defect-added') throw new Error('no defect')
  return added.line.payload.defectId
}

/** Removes a photo and takes another of the same, or gives other bytes out as one. */
function retake(device: SimulatedDevice, { inspectionId, photos }: Begun, role: Role, bytes?: Uint8Array): void {
  device.record(inspectionId, [{ type: 'photo-removed', payload: { photoId: photos[role].photoId } }])
  const of = role === 'bay' ? { role } : { role, defectId: defectOf(device, inspectionId) }
  photos[role] = { ...takePhoto(device, inspectionId, { ...of, ...(bytes && { bytes }) }), role }
}

function seal(device: SimulatedDevice, { inspectionId }: Begun, number: number): void {
  device.sign(inspectionId)
  device.finish(inspectionId, { seal: number })
}

const roles = ['bay', 'defect'] as const

/** What the office says of the photos of these roles, told as words. */
const unreadable = ({ photos }: Begun, words: RegExp, of: readonly Role[] = roles) =>
  of.map((role) => {
    const told = new RegExp(`^photo ${photos[role].sha256.slice(0, 12)} \\(${role}.*(${words.source})`)
    return { code: 'photo-unreadable', detail: expect.stringMatching(told) }
  })

export function describeImpostors(product: () => Product): void {
  const expectUncertified = async ({ inspectionId }: Begun) =>
    expect(await product().office.certificates(inspectionId)).toEqual([])
  const reasonsOf =
    ({ inspectionId }: Begun) =>
    async () =>
      (await product().office.findInspection(inspectionId))?.inspection.reasons

  async function expectCertified({ inspectionId }: Begun, number: number): Promise<void> {
    const { inspection } = await product().office.untilInspection(inspectionId, 'certified')
    expect(inspection).toMatchObject({ seal: number, reasons: [] })
    expect(await product().office.certificates(inspectionId)).toHaveLength(1)
  }

  async function expectOthersGoOn(pid: number): Promise<void> {
    const { newDevice, office, stack } = product()
    const other = await newDevice()
    const { inspectionId } = recordInspection(other)
    await send(other)
    await office.untilInspection(inspectionId, 'certified')
    expect([stack.pid(), (await fetch(`${stack.url}/ready`)).status]).toEqual([pid, 200])
    expect(() => process.kill(pid, 0)).not.toThrow()
  }

  describe('what is given out as a photo of the bay and of a defect', () => {
    test('and is none stops its own inspection alone, until each is retaken and sealed again', async () => {
      const { newDevice, stack } = product()
      const pid = stack.pid()
      const device = await newDevice()
      const attempts = impostors.map(([, make, words]) => ({ begun: begin(device), bytes: make(), words }))
      for (const { begun, bytes } of attempts) {
        for (const role of roles) retake(device, begun, role, bytes)
        seal(device, begun, 1)
      }
      await send(device)
      for (const { begun, words } of attempts) await expectStopped(device, begun, unreadable(begun, words))
      await expectOthersGoOn(pid)

      // A good photo of one role does not excuse the other.
      for (const [at, { begun }] of attempts.entries()) {
        retake(device, begun, at % 2 === 0 ? 'bay' : 'defect')
        seal(device, begun, 2)
      }
      await send(device)
      for (const [at, { begun, words }] of attempts.entries())
        await expectStopped(device, begun, unreadable(begun, words, [at % 2 === 0 ? 'defect' : 'bay']))
      const again = attempts.slice(0, 4).map(({ begun }) => begun)
      for (const [at, begun] of again.entries()) {
        retake(device, begun, at % 2 === 0 ? 'defect' : 'bay')
        seal(device, begun, 3)
      }
      await send(device)
      for (const begun of again) await expectCertified(begun, 3)
      for (const { begun } of attempts.slice(4)) await expectUncertified(begun)
      // Ten inspections, each sealed two or three times and heard of by its device.
    })

    test.each(roles)(
      'and is empty never arrives as one of the %s: its inspection waits for a real one',
      async (role) => {
        const { newDevice, stack } = product()
        const device = await newDevice()
        const begun = begin(device)
        claimEmpty(device, begun, role)
        seal(device, begun, 1)
        await send(device)
        const hash = begun.photos[role].sha256
        const nothing = new Uint8Array()
        expect((await device.putBlob(hash, { bytes: nothing })).status).toBe(400)
        expect((await device.putBlob(hash, { bytes: nothing, length: 20_000 })).status).toBe(409)
        const why = [{ code: 'photo-missing', detail: `photo ${hash.slice(0, 12)} has not arrived` }]
        await expect.poll(reasonsOf(begun)).toEqual(why)
        await expectUncertified(begun)
        await expectOthersGoOn(stack.pid())
        retake(device, begun, role)
        seal(device, begun, 2)
        await send(device)
        await expectCertified(begun, 2)
      },
    )
  })

  async function expectStopped(device: SimulatedDevice, begun: Begun, reasons: unknown): Promise<void> {
    await expect.poll(reasonsOf(begun)).toEqual(reasons)
    const { inspection } = await product().office.untilInspection(begun.inspectionId, 'quarantined')
    const told = async () => (await untilVerdict(device, begun.inspectionId, 'quarantined')).reasons
    await expect.poll(told).toEqual(inspection.reasons)
    await expectUncertified(begun)
  }

  describe('the photo of another inspection', () => {
    test.each(roles)('of the %s, announced by its hash, is nobody’s own evidence', async (role) => {
      const { office, newDevice } = product()
      const [honest, thief] = [await newDevice(), await newDevice()]
      const theirs = begin(honest)
      seal(honest, theirs, 1)
      await send(honest)
      await expectCertified(theirs, 1)
      const { sha256: hash, bytes } = theirs.photos[role]
      const begun = begin(thief)
      retake(thief, begun, role, bytes)
      expect(begun.photos[role].sha256).toBe(hash)
      seal(thief, begun, 1)
      await send(thief, hash)

      const why = [{ code: 'photo-missing', detail: `photo ${hash.slice(0, 12)} has not arrived` }]
      await expect.poll(reasonsOf(begun)).toEqual(why)
      // Neither "I have sent it all" nor other bytes under its name are the photo.
      expect((await thief.putBlob(hash, { bytes: new Uint8Array(), offset: bytes.length })).status).toBe(409)
      expect((await thief.putBlob(hash, { bytes: picture('another') })).status).toBe(422)
      expect((await thief.probe([hash])).blobs[0]).toEqual([0, false])
      expect((await office.get(`/api/v1/inspections/${begun.inspectionId}/photos/${hash}`)).status).toBe(404)
      expect(await reasonsOf(begun)()).toEqual(why)
      await expectUncertified(begun)

      retake(thief, begun, role)
      seal(thief, begun, 2)
      await send(thief, hash)
      await expectCertified(begun, 2)
      const { completions } = (await office.findInspection(begun.inspectionId)) ?? expect.unreachable()
      const report = JSON.stringify(completions.at(-1)?.report)
      expect([report.includes(begun.photos[role].sha256), report.includes(hash)]).toEqual([true, false])
    })
  })
}

/** Records a photo of nothing as if it had a size; there is nothing to be sent. */
function claimEmpty(device: SimulatedDevice, { inspectionId, photos }: Begun, role: Role): void {
  const bytes = new Uint8Array()
  const hash = sha256(bytes)
  const [checkpoint, defectId] = role === 'bay' ? [null, null] : [lamps, defectOf(device, inspectionId)]
  const about = { role, checkpoint, defectId, mime: 'image/jpeg', capturedAt: new Date().toISOString() } as const
  const photoId = uuidv7()
  device.record(inspectionId, [
    { type: 'photo-removed', payload: { photoId: photos[role].photoId } },
    { type: 'photo-captured', payload: { photoId, sha256: hash, bytes: 20_000, ...about } },
  ])
  photos[role] = { photoId, sha256: hash, bytes, role }
}
