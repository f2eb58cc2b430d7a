// From a failed test to a pass: only what was ordered is judged again, and nothing passes that nobody ordered.

import { startOf, vehicleOf } from '@sac/backend/services/inspections/demo/inspect-passenger-car'
import { uuidv7 } from '@sac/platform/ids'
import { describe, expect, test } from 'vitest'
import { type SimulatedDevice, templateHash } from '../support/simulated-device.ts'
import { certify } from './certificate-life.laws.ts'
import { digitsOf } from './office.ts'
import type { Product } from './open-product.ts'
import { untilVerdict } from './verdict-of.ts'
import { lamps, recordInspection } from './whole-inspection.ts'

const ordersOf = (device: SimulatedDevice, inspectionId: string) => async () =>
  (await device.changes()).filter(({ entity, id }) => entity === 'retest-order' && id === inspectionId)

/** Signs and seals a retest of nothing but its own word. */
function claimRetest(device: SimulatedDevice, vin: string, retest: { of: string; checkpoints: string[] }): string {
  const inspectionId = uuidv7()
  const car = { vin, plate: 'NO-ORDER', odometer: 128_402 }
  device.record(inspectionId, [startOf({ templateHash, retest }), ...vehicleOf(car)])
  device.sign(inspectionId)
  device.finish(inspectionId)
  return inspectionId
}

export function describeRetests(product: () => Product): void {
  describe('a retest', () => {
    test('judges only what failed, ends with a pass, and its order leaves the devices', async () => {
      const { office } = product()
      const failed = await certify(product(), { finds: 'major' })
      const { device, inspection } = failed
      const orders = ordersOf(device, inspection.inspectionId)
      await expect.poll(orders).toHaveLength(1)
      const before = device.lines.length
      const { inspectionId } = recordInspection(device, { retestOf: inspection })
      await device.upload(device.lines.slice(before))
      await device.uploadBlobs()
      const { completions } = await office.untilInspection(inspectionId, 'certified')
      expect(completions[0]?.report).toMatchObject({
        kind: 'retest',
        retestOf: inspection.inspectionId,
        outcome: { result: 'pass', minor: 0, major: 0, dangerous: 0 },
        answers: [{ checkpoint: lamps, answer: 'ok' }],
        retestOrder: null,
      })
      expect(await untilVerdict(device, inspectionId, 'certified')).toMatchObject({ reasons: [] })
      const [certificate] = await office.certificates(inspectionId)
      expect(certificate).toMatchObject({ kind: 'certificate', result: 'pass', vin: inspection.vin })
      const { verifyUrl } = await office.certificate(certificate?.certificateId ?? '')
      expect(await office.verify(digitsOf({ verifyUrl }))).toMatchObject({ state: 'VALID', car: 'passed' })
      // The failed test stays on record as what it was.
      expect(await office.verify(failed.digits)).toMatchObject({ state: 'VALID', car: 'failed' })
      await expect.poll(orders).toEqual([])
    })

    test('that arrives before the photos of the failed test waits for it, and then passes', async () => {
      const { office, newDevice } = product()
      const device = await newDevice()
      const failed = recordInspection(device, { finds: 'major' })
      const retest = recordInspection(device, { retestOf: failed })
      await device.upload()
      for (const [sha256, bytes] of device.blobs)
        if (sha256 !== failed.bay.sha256) await device.putBlob(sha256, { bytes })
      const why = [{ code: 'retest', detail: expect.stringContaining(failed.inspectionId) }]
      const reasons = async () => (await office.findInspection(retest.inspectionId))?.inspection.reasons
      await expect.poll(reasons).toEqual(why)
      const told = async () => (await untilVerdict(device, retest.inspectionId, 'received')).reasons
      await expect.poll(told).toEqual(why)
      expect(await office.certificates(retest.inspectionId)).toEqual([])
      await device.uploadBlobs()
      await office.untilInspection(failed.inspectionId, 'certified')
      await office.untilInspection(retest.inspectionId, 'certified')
      expect(await office.certificates(retest.inspectionId)).toMatchObject([{ result: 'pass' }])
      await expect.poll(ordersOf(device, failed.inspectionId)).toEqual([])
    })

    test('that nobody ordered, of another car or of less than was ordered gets no certificate', async () => {
      const { office } = product()
      const { device, inspection } = await certify(product(), { finds: 'major' })
      const of = inspection.inspectionId
      const before = device.lines.length
      const unordered = claimRetest(device, inspection.vin, { of: uuidv7(), checkpoints: [] })
      const otherCar = claimRetest(device, 'WVWZZZ1KZAW123456', { of, checkpoints: [] })
      const shorter = claimRetest(device, inspection.vin, { of, checkpoints: [] })
      await device.upload(device.lines.slice(before))
      await device.uploadBlobs()
      const reasonsOf = (id: string) => async () =>
        (await office.findInspection(id))?.inspection.reasons.map(({ detail }) => detail)
      await expect.poll(reasonsOf(unordered)).toEqual([expect.stringContaining('no retest has been ordered')])
      await expect.poll(reasonsOf(otherCar)).toEqual([expect.stringContaining('of a vehicle with another VIN')])
      await expect.poll(reasonsOf(shorter)).toEqual([`the order also names ${lamps}`])
      for (const id of [unordered, otherCar, shorter]) expect(await office.certificates(id)).toEqual([])
      await expect.poll(ordersOf(device, of)).toHaveLength(1)
    })
  })
}
