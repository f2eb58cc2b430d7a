// What may still arrive after an inspection is certified, and what it changes: nothing, unless it is sealed with a reason.
import { uuidv7 } from '@sac/platform/ids'
import { describe, expect, test } from 'vitest'
import { certify } from './certificate-life.laws.ts'
import { digitsOf } from './office.ts'
import type { Product } from './open-product.ts'
import { checkPaper, soundPaper } from './paper.ts'
import { findVerdict, untilVerdict } from './verdict-of.ts'
import { recordInspection } from './whole-inspection.ts'

type Certified = Awaited<ReturnType<typeof certify>>

const odometer = (reading: number) =>
  ({
    type: 'vehicle-recorded',
    payload: { field: 'odometer', value: { reading, unit: 'km', status: 'read' } },
  }) as const

/** Records a corrected odometer after certification, seals it when told, and uploads the new lines. */
async function correct(
  { device, inspection: { inspectionId } }: Certified,
  seal: { seal: number; reason?: string } | null,
) {
  const before = device.lines.length
  device.record(inspectionId, [odometer(82_041)])
  if (seal) {
    device.sign(inspectionId)
    device.finish(inspectionId, seal)
  }
  await device.upload(device.lines.slice(before))
  await device.uploadBlobs()
}

async function expectUnchanged(
  { office, stack }: Product,
  { inspection, certificateId, digits }: Certified,
  pdfSha256: string | null,
) {
  const { inspectionId } = inspection
  expect(await office.certificates(inspectionId)).toMatchObject([{ revision: 1, status: 'valid' }])
  const detail = await office.certificate(certificateId)
  expect(detail.pdfSha256).toBe(pdfSha256)
  expect(await checkPaper(stack.url, await office.pdf(certificateId))).toEqual(soundPaper(detail.verifyUrl))
  expect(await office.verify(digits)).toMatchObject({ state: 'VALID', facts: { odometerKm: 128_402 } })
}

export function describeAfterCertification(product: () => Product): void {
  describe('after certification', () => {
    test('late lines are kept and named and change nothing', async () => {
      const { office } = product()
      const certified = await certify(product())
      const { inspectionId } = certified.inspection
      const { pdfSha256 } = await office.certificate(certified.certificateId)
      await correct(certified, null)
      const { reasons } = await untilVerdict(certified.device, inspectionId, 'late')
      expect(reasons).toMatchObject([{ code: 'late-lines' }])
      const found = await office.findInspection(inspectionId)
      expect(found?.inspection).toMatchObject({ status: 'certified', revision: 1, lateLines: 1, reasons })
      expect(found?.timeline).toHaveLength(certified.device.lines.length)
      await expectUnchanged(product(), certified, pdfSha256)
    })

    test('a new seal without a reason is refused by name and changes nothing', async () => {
      const { office } = product()
      const certified = await certify(product())
      const { inspectionId } = certified.inspection
      const { pdfSha256 } = await office.certificate(certified.certificateId)
      await correct(certified, { seal: 2 })
      const reasonCodes = async () =>
        (await findVerdict(certified.device, inspectionId))?.reasons.map(({ code }) => code)
      await expect.poll(reasonCodes).toEqual(['amendment-without-reason'])
      expect((await office.findInspection(inspectionId))?.inspection).toMatchObject({
        status: 'certified',
        revision: 1,
      })
      await expectUnchanged(product(), certified, pdfSha256)
    })

    test('an amendment with a reason makes revision 2 and supersedes revision 1', async () => {
      const { office, stack } = product()
      const certified = await certify(product())
      const { inspectionId } = certified.inspection
      await correct(certified, { seal: 2, reason: 'The odometer was misread.' })
      await expect.poll(async () => (await office.verify(certified.digits)).state).toBe('SUPERSEDED')
      const [first, second, ...others] = await office.certificates(inspectionId)
      expect(others).toEqual([])
      expect([first, second]).toMatchObject([
        { number: certified.number, revision: 1, status: 'superseded' },
        { number: certified.number, revision: 2, status: 'valid' },
      ])
      const detail = await office.certificate(second?.certificateId ?? '')
      expect(await checkPaper(stack.url, await office.pdf(detail.certificateId))).toEqual(soundPaper(detail.verifyUrl))
      expect(await office.verify(digitsOf(detail))).toMatchObject({ state: 'VALID', facts: { odometerKm: 82_041 } })
      const { completions, inspection } = await office.untilInspection(inspectionId, 'certified')
      expect(inspection).toMatchObject({ revision: 2, seal: 2, reasons: [], lateLines: 0 })
      expect(completions.map(({ report }) => report.revisionReason)).toEqual([null, 'The odometer was misread.'])
      expect(await untilVerdict(certified.device, inspectionId, 'certified')).toMatchObject({ reasons: [] })
    })

    test('an amendment that finds a failure replaces the pass by a report that says fail', async () => {
      const { office } = product()
      const certified = await certify(product())
      const { device, inspection } = certified
      const { inspectionId } = inspection
      const before = device.lines.length
      const defectId = uuidv7()
      device.record(inspectionId, [
        { type: 'answered', payload: { checkpoint: '1.1.6', answer: 'defect', reason: null } },
        {
          type: 'defect-added',
          payload: {
            defectId,
            checkpoint: '1.1.6',
            deficiency: '1.1.6.a',
            severity: 'major',
            loweredReason: null,
            location: {},
            note: null,
            repairedOnSpot: false,
            prohibition: false,
          },
        },
      ])
      device.sign(inspectionId)
      device.finish(inspectionId, { seal: 2, reason: 'The parking brake was overlooked.' })
      await device.upload(device.lines.slice(before))
      await device.uploadBlobs()
      await expect.poll(async () => (await office.verify(certified.digits)).state).toBe('SUPERSEDED')
      expect(await office.certificates(inspectionId)).toMatchObject([
        { kind: 'certificate', result: 'pass', status: 'superseded' },
        { kind: 'report', result: 'fail', status: 'valid', number: certified.number },
      ])
    })

    test('a letter no paper can show is named to the inspector, who corrects it and seals again', async () => {
      const { office, newDevice } = product()
      const device = await newDevice()
      const { inspectionId } = recordInspection(device, { ends: 'open' })
      const write = async (text: string, seal: { seal: number; reason?: string }) => {
        device.record(inspectionId, [{ type: 'remark-written', payload: { text } }])
        device.sign(inspectionId)
        device.finish(inspectionId, seal)
        await device.upload()
        await device.uploadBlobs()
      }
      await write('seen 漢', { seal: 1 })
      const { reasons } = await untilVerdict(device, inspectionId, 'quarantined')
      const detail = 'remark has “漢” (U+6F22) at place 6, which cannot be printed'
      expect(reasons).toEqual([{ code: 'text-refused', detail }])
      expect((await office.findInspection(inspectionId))?.inspection).toMatchObject({ status: 'quarantined', reasons })
      expect(await office.certificates(inspectionId)).toEqual([])
      await write('seen Han', { seal: 2, reason: 'letter' })
      const { inspection } = await office.untilInspection(inspectionId, 'certified')
      expect(inspection).toMatchObject({ revision: 1, reasons: [] })
      expect(await office.certificates(inspectionId)).toMatchObject([{ status: 'valid' }])
    })
  })
}
