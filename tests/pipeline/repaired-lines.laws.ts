// How an inspection that stopped at one line comes to its end: the line is judged again, or set aside and sealed without.
import { QuarantineDetail, RejudgeResult } from '@sac/contracts/http/devices'
import type { Recorded } from '@sac/contracts/inspection/field-key'
import { uuidv7 } from '@sac/platform/ids'
import { describe, expect, test } from 'vitest'
import { signIn } from '../support/simulated-device.ts'
import type { Product } from './open-product.ts'
import { findVerdict } from './verdict-of.ts'
import { recordInspection } from './whole-inspection.ts'

const remark = (text: string): Recorded => ({ type: 'remark-written', payload: { text } })

async function actOn({ office }: Product, inspectionId: string, action: 'rejudge' | 'settle'): Promise<unknown> {
  const item = (await office.quarantine()).find((one) => one.inspectionId === inspectionId)
  const response = await office.post(`/api/v1/admin/quarantine/${item?.id}/${action}`, {
    commandId: uuidv7(),
    note: 'looked at it',
  })
  expect(response.status).toBe(200)
  return response.json()
}

/** An inspector of whom the gateway has not heard yet: what it knows of a person is believed for a while. */
async function newColleague({ stack, database }: Product) {
  const userId = uuidv7()
  const email = `${userId}@demo.test`
  await database.pool.query(
    `INSERT INTO users.users (user_id, email, password_hash, role, name, inspector_number, created_at)
     SELECT $1, $2, password_hash, role, name, $3, created_at FROM users.users WHERE email = 'inspector2@demo.test'`,
    [userId, email, `N-${userId.slice(-8)}`],
  )
  return signIn(stack.url, email)
}

/** The sign-in becomes known by itself, without judging what waits for it. */
const letIn = ({ database }: Product, deviceId: string, userId: string) =>
  database.pool.query('INSERT INTO sync.device_actors VALUES ($1, $2, now())', [deviceId, userId])

export function describeRepairedLines(product: () => Product): void {
  describe('an inspection stopped by one line', () => {
    test('is certified once the line, judged again, is valid', async () => {
      const { office, newDevice } = product()
      const device = await newDevice()
      const colleague = await newColleague(product())
      const { inspectionId } = recordInspection(device, { ends: 'open' })
      device.record(inspectionId, [remark('by a colleague')], { actorId: colleague.userId })
      device.sign(inspectionId)
      device.finish(inspectionId)
      await device.upload()
      await device.uploadBlobs()
      const { inspection } = await office.untilInspection(inspectionId, 'quarantined')
      expect(inspection.reasons[0]?.detail).toContain('actor.unknown')
      const before = RejudgeResult.parse(await actOn(product(), inspectionId, 'rejudge'))
      expect(before).toMatchObject({ status: 'quarantined', code: 'actor.unknown' })
      await letIn(product(), device.deviceId, colleague.userId)
      expect(await actOn(product(), inspectionId, 'rejudge')).toMatchObject({ status: 'accepted', code: null })
      const { unusable } = await office.untilInspection(inspectionId, 'certified')
      expect(unusable).toEqual([])
      expect(await office.certificates(inspectionId)).toHaveLength(1)
    })

    test('says, once the line is set aside, that it must be sealed again, and is then certified without it', async () => {
      const { office, newDevice } = product()
      const device = await newDevice()
      const { inspectionId } = recordInspection(device, { ends: 'open' })
      const apart = device.record(inspectionId, [remark('from a later app')], { schemaVersion: 99 })
      device.sign(inspectionId)
      device.finish(inspectionId)
      await device.upload()
      await device.uploadBlobs()
      await office.untilInspection(inspectionId, 'quarantined')
      const settled = QuarantineDetail.parse(await actOn(product(), inspectionId, 'settle'))
      expect(settled).toMatchObject({ state: 'settled', received: { text: apart[0]?.text } })
      await expect
        .poll(async () => (await office.findInspection(inspectionId))?.inspection.reasons)
        .toMatchObject([{ code: 'seal-again' }, { code: 'lines-missing' }])
      await expect
        .poll(async () => (await findVerdict(device, inspectionId))?.reasons.map(({ code }) => code))
        .toContain('seal-again')
      device.finish(inspectionId, { seal: 2, apart })
      await device.upload()
      const { inspection } = await office.untilInspection(inspectionId, 'certified')
      expect(inspection).toMatchObject({ seal: 2, reasons: [] })
    })
  })
}
