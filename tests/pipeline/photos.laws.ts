// No certificate without exactly the photos that were taken; whoever has to act is told why. Bytes that are no picture:
// tests/attacks/photos.laws.ts.
import { describe, expect, test } from 'vitest'
import type { SimulatedDevice } from '../support/simulated-device.ts'
import { makeJpeg } from './make-jpeg.ts'
import type { Product } from './open-product.ts'
import { untilVerdict } from './verdict-of.ts'
import { type Inspection, recordInspection, takePhoto } from './whole-inspection.ts'

type Photographed = Inspection & { defect: NonNullable<Inspection['defect']> }
type Scene = { device: SimulatedDevice; inspection: Photographed }
type Damage = (scene: Scene) => Promise<number | null>

/** Status of the answer to bytes sent under the hash of the photo of the bay; null where nothing is sent. */
const damages: Readonly<Record<string, Damage>> = {
  missing: () => Promise.resolve(null),
  'replaced by another picture': async ({ device, inspection }) =>
    (await device.putBlob(inspection.bay.sha256, { bytes: makeJpeg({ seed: 'another' }) })).status,
  'altered in one bit': async ({ device, inspection: { bay } }) => {
    const bytes = Uint8Array.from(bay.bytes)
    bytes[2_000] = (bytes[2_000] ?? 0) ^ 1
    return (await device.putBlob(bay.sha256, { bytes })).status
  },
  'swapped with the other photo': async ({ device, inspection: { bay, defect } }) =>
    (await device.putBlob(bay.sha256, { bytes: defect.bytes })).status,
  'cut short and declared whole': async ({ device, inspection: { bay } }) =>
    (await device.putBlob(bay.sha256, { bytes: bay.bytes.subarray(0, bay.bytes.length - 500) })).status,
  'cut short in transit': async ({ device, inspection: { bay } }) => {
    const part = { bytes: bay.bytes.subarray(0, 1_000), length: bay.bytes.length }
    return (await device.putBlob(bay.sha256, part)).status
  },
}

const refusals: Readonly<Record<string, number | null>> = {
  missing: null,
  'replaced by another picture': 422,
  'altered in one bit': 422,
  'swapped with the other photo': 422,
  'cut short and declared whole': 422,
  'cut short in transit': 409,
}

async function uploadAllButBay(product: Product): Promise<Scene> {
  const device = await product.newDevice()
  const { defect, ...inspection } = recordInspection(device, { finds: 'minor' })
  if (!defect) throw new Error('no photo of the defect')
  await device.upload()
  for (const [sha256, bytes] of device.blobs)
    if (sha256 !== inspection.bay.sha256) await device.putBlob(sha256, { bytes })
  return { device, inspection: { ...inspection, defect } }
}

export function describePhotos(product: () => Product): void {
  describe('a photo of the bay', () => {
    test.each(Object.keys(damages))(
      '%s blocks the certificate and is named, until the right one comes',
      async (name) => {
        const { office } = product()
        const { device, inspection } = await uploadAllButBay(product())
        const { inspectionId, bay } = inspection
        expect(await damages[name]?.({ device, inspection })).toBe(refusals[name])

        const why = [{ code: 'photo-missing', detail: `photo ${bay.sha256.slice(0, 12)} has not arrived` }]
        const told = await untilVerdict(device, inspectionId, 'received')
        await expect.poll(async () => (await office.findInspection(inspectionId))?.inspection.reasons).toEqual(why)
        await expect.poll(async () => (await untilVerdict(device, inspectionId, 'received')).reasons).toEqual(why)
        expect(told.certificateNumber).toBeUndefined()
        expect(await office.certificates(inspectionId)).toEqual([])

        const [progress] = (await device.probe([bay.sha256])).blobs
        const offset = progress?.[0] ?? 0
        const rest = { bytes: bay.bytes.subarray(offset), offset, length: bay.bytes.length }
        expect((await device.putBlob(bay.sha256, rest)).status).toBe(201)
        await office.untilInspection(inspectionId, 'certified')
        expect(await untilVerdict(device, inspectionId, 'certified')).toMatchObject({ reasons: [] })
        expect(await office.certificates(inspectionId)).toHaveLength(1)
        expect(Buffer.from(await office.photo(inspectionId, bay.sha256)).equals(bay.bytes)).toBe(true)
      },
    )

    test('of another size than was recorded blocks the certificate until it is retaken and sealed again', async () => {
      const { office, newDevice } = product()
      const device = await newDevice()
      const { inspectionId } = recordInspection(device, { ends: 'open' })
      const bytes = makeJpeg({ seed: 'resized' })
      const named = device.keep(bytes)
      const photo = {
        photoId: inspectionId,
        role: 'checkpoint',
        checkpoint: '0.1',
        defectId: null,
        mime: 'image/jpeg',
      } as const
      const capturedAt = new Date().toISOString()
      device.record(inspectionId, [
        { type: 'photo-captured', payload: { ...photo, ...named, bytes: named.bytes + 1, capturedAt } },
      ])
      device.sign(inspectionId)
      device.finish(inspectionId)
      await device.upload()
      await device.uploadBlobs()

      const why = [{ code: 'photo-altered', detail: `photo ${named.sha256.slice(0, 12)} has not the recorded size` }]
      expect((await office.untilInspection(inspectionId, 'quarantined')).inspection.reasons).toEqual(why)
      expect((await untilVerdict(device, inspectionId, 'quarantined')).reasons).toEqual(why)
      expect(await office.certificates(inspectionId)).toEqual([])

      const before = device.lines.length
      device.record(inspectionId, [{ type: 'photo-removed', payload: { photoId: inspectionId } }])
      takePhoto(device, inspectionId, { role: 'bay' })
      device.sign(inspectionId)
      device.finish(inspectionId, { seal: 2 })
      await device.upload(device.lines.slice(before))
      await device.uploadBlobs()
      expect((await office.untilInspection(inspectionId, 'certified')).inspection).toMatchObject({
        seal: 2,
        revision: 1,
      })
      expect(await office.certificates(inspectionId)).toHaveLength(1)
    })
  })
}
