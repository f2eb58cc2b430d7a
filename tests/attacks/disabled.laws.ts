// A3: disabled means disabled, by the server's receipt, whatever time the lines claim.
import { uuidv7 } from '@sac/platform/ids'
import { describe, expect, test } from 'vitest'
import type { Product } from '../pipeline/open-product.ts'
import { recordInspection } from '../pipeline/whole-inspection.ts'
import type { Session, SimulatedDevice } from '../support/simulated-device.ts'
import { enrolledSince, hoursAgo, newInspector, recordAt } from './people.ts'

const since = hoursAgo(24 * 60)

async function openInspector(product: Product): Promise<{ session: Session; device: SimulatedDevice }> {
  const session = await newInspector(product, since)
  return { session, device: await enrolledSince(product, session, since) }
}

const disable = ({ database }: Product, { userId }: Session, at: Date | null) =>
  database.pool.query('UPDATE users.users SET disabled_at = $2 WHERE user_id = $1', [userId, at])

export function describeDisabled(product: () => Product): void {
  const accept = (inspectionId: string) =>
    product().office.post(`/api/v1/inspections/${inspectionId}/accept-disabled`, {
      decisionId: uuidv7(),
      seal: 1,
      reason: 'The car was seen by two of us.',
    })

  describe('what arrives after an account was disabled', () => {
    test.each([
      ['claims to be older than that', hoursAgo(5)],
      ['claims nothing', hoursAgo(0)],
    ])('is evidence and certifies only when the office says so, if it %s', async (_, at) => {
      const { office } = product()
      const { session, device } = await openInspector(product())
      const { inspectionId } = recordAt(at, () => recordInspection(device))
      await disable(product(), session, hoursAgo(2))
      const { except } = await device.upload()
      expect(except).toEqual([])
      await device.uploadBlobs()
      const { inspection, timeline } = await office.untilInspection(inspectionId, 'quarantined')
      expect(inspection.reasons).toMatchObject([{ code: 'author-disabled' }])
      expect(timeline).toHaveLength(device.lines.length)
      expect(await office.certificates(inspectionId)).toEqual([])
      expect((await accept(inspectionId)).status).toBe(200)
      expect((await office.untilInspection(inspectionId, 'certified')).inspection.reasons).toEqual([])
      expect((await accept(uuidv7())).status).toBe(404)
    })

    test('says nothing of what had arrived before, however late its photos and its judgement are', async () => {
      const { office } = product()
      const { session, device } = await openInspector(product())
      const { inspectionId } = recordInspection(device)
      await device.upload()
      await disable(product(), session, new Date())
      await device.uploadBlobs()
      expect((await office.untilInspection(inspectionId, 'certified')).inspection.reasons).toEqual([])
      expect((await accept(inspectionId)).status).toBe(409)
    })

    test('waits too where only a part of it came late', async () => {
      const { office } = product()
      const { session, device } = await openInspector(product())
      const { inspectionId } = recordInspection(device)
      await device.upload(device.lines.slice(0, 5))
      await disable(product(), session, new Date())
      await device.upload(device.lines.slice(5))
      await device.uploadBlobs()
      const { inspection } = await office.untilInspection(inspectionId, 'quarantined')
      expect(inspection.reasons).toMatchObject([{ code: 'author-disabled' }])
    })
  })
}
