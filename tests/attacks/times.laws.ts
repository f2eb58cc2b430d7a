// A2: a test cannot be older than what the server knows of its device and its author.
import { uuidv7 } from '@sac/platform/ids'
import { describe, expect, test } from 'vitest'
import type { Product } from '../pipeline/open-product.ts'
import { untilVerdict } from '../pipeline/verdict-of.ts'
import { recordInspection } from '../pipeline/whole-inspection.ts'
import type { SimulatedDevice } from '../support/simulated-device.ts'
import { enrolledSince, hoursAgo, newInspector, recordAt } from './people.ts'

const days = (count: number) => hoursAgo(count * 24)

async function send(device: SimulatedDevice): Promise<void> {
  await device.upload()
  await device.uploadBlobs()
}

export function describeTimes(product: () => Product): void {
  const confirm = (inspectionId: string, testedAt: Date, despite?: string) =>
    product().office.post(`/api/v1/inspections/${inspectionId}/confirm-date`, {
      decisionId: uuidv7(),
      seal: 1,
      testedAt: testedAt.toISOString(),
      reason: 'asked the inspector',
      ...(despite === undefined ? {} : { despite }),
    })

  /** Waits for the office under this reason, uncertified, and the device is told the same. */
  async function expectWaiting(device: SimulatedDevice, inspectionId: string, code: string, words: RegExp) {
    const { office } = product()
    const { inspection } = await office.untilInspection(inspectionId, 'needs-date')
    expect(inspection.reasons).toEqual([{ code, detail: expect.stringMatching(words) }])
    expect((await untilVerdict(device, inspectionId, 'needs-date')).reasons).toEqual(inspection.reasons)
    expect(await office.certificates(inspectionId)).toEqual([])
  }

  describe('a test that is said to be older than it can be', () => {
    test.each([
      ['of 2001', () => new Date('2001-05-05T10:00:00.000Z'), /^9\d{3} days before the enrolment/],
      ['of 40 days ago', () => days(40), /^40 days before the enrolment/],
      ['of an hour ago', () => hoursAgo(1), /^(59|60) minutes before the enrolment/],
    ])(
      '%s, from a device enrolled just now, waits until the office has decided a date that is possible',
      async (_, claimed, words) => {
        const { office, newDevice } = product()
        const at = claimed()
        const device = await newDevice()
        const { inspectionId } = recordAt(at, () => recordInspection(device))
        await send(device)
        await expectWaiting(device, inspectionId, 'date-before-enrolment', words)
        const refused = await confirm(inspectionId, at)
        expect(refused.status).toBe(422)
        expect(await refused.json()).toMatchObject({ code: 'inspection.impossible-date' })
        expect((await confirm(inspectionId, days(-2), 'it was tomorrow')).status).toBe(422)
        const today = new Date()
        expect((await confirm(inspectionId, today)).status).toBe(200)
        const { completions } = await office.untilInspection(inspectionId, 'certified')
        expect(completions.map(({ report }) => report.testedAt)).toEqual([today.toISOString()])
      },
    )

    test('counts with its date when the office says why', async () => {
      const { office, newDevice } = product()
      const device = await newDevice()
      const at = days(3)
      const { inspectionId } = recordAt(at, () => recordInspection(device))
      await send(device)
      await office.untilInspection(inspectionId, 'needs-date')
      expect((await confirm(inspectionId, at, 'The device was enrolled anew after a repair.')).status).toBe(200)
      const { completions } = await office.untilInspection(inspectionId, 'certified')
      expect(completions[0]?.report.testedAt).toBe(at.toISOString())
    })

    test('by somebody who has signed in on the device since then waits', async () => {
      const since = days(60)
      const device = await enrolledSince(product(), await newInspector(product(), since), since)
      await product().database.pool.query(
        'UPDATE sync.device_actors SET first_signed_in_at = $2 WHERE device_id = $1',
        [device.deviceId, days(1)],
      )
      const { inspectionId } = recordAt(days(30), () => recordInspection(device))
      await send(device)
      const { reasons } = (await product().office.untilInspection(inspectionId, 'needs-date')).inspection
      expect(reasons).toMatchObject([{ code: 'date-before-sign-in' }])
    })

    test('than the last contact at which the device had not sealed it waits; what it had by then is certified', async () => {
      const { office } = product()
      const since = days(60)
      const device = await enrolledSince(product(), await newInspector(product(), since), since)
      const offline = recordAt(days(40), () => recordInspection(device))
      // It has this one, and says so; the other one it makes afterwards.
      await device.probe()
      const backdated = recordAt(days(39), () => recordInspection(device))
      await send(device)
      await expectWaiting(device, backdated.inspectionId, 'date-before-contact', /^3\d days before the last contact/)
      const { inspection } = await office.untilInspection(offline.inspectionId, 'certified')
      expect(inspection.reasons).toEqual([])
    })
  })
}
