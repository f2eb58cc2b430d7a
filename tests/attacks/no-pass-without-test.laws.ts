// A certificate is had by testing the car, or not at all: words in place of a test, equipment nobody knows, a danger called
// small, a repair called a correction, a date that chooses the limits.

import { passAll, startOf, vehicleOf } from '@sac/backend/services/inspections/demo/inspect-passenger-car'
import type { InspectionPayload } from '@sac/contracts/events/inspection-payloads'
import type { Recorded } from '@sac/contracts/inspection/field-key'
import { uuidv7 } from '@sac/platform/ids'
import { describe, expect, test } from 'vitest'
import { certify } from '../pipeline/certificate-life.laws.ts'
import { makeJpeg } from '../pipeline/make-jpeg.ts'
import type { Product } from '../pipeline/open-product.ts'
import { untilVerdict } from '../pipeline/verdict-of.ts'
import { lamps, takePhoto } from '../pipeline/whole-inspection.ts'
import { type SimulatedDevice, templateHash } from '../support/simulated-device.ts'
import { expectAudited, officerOf } from './audit-trail.ts'

type Counts = InspectionPayload<'finished'>['outcome']
const pass: Counts = { result: 'pass', minor: 0, major: 0, dangerous: 0 }

let cars = 0
function begin(device: SimulatedDevice, recorded: readonly Recorded[]): string {
  cars += 1
  const inspectionId = uuidv7()
  const number = String(cars).padStart(3, '0')
  const car = { vin: `VF1CD000123456${number}`, plate: `AT-${number}-TK`, odometer: 128_402 }
  device.record(inspectionId, [startOf({ templateHash }), ...vehicleOf(car)])
  takePhoto(device, inspectionId, { role: 'bay' })
  device.record(inspectionId, recorded)
  return inspectionId
}

/** Signs and seals a result of the attacker's choice. */
function seal(
  device: SimulatedDevice,
  inspectionId: string,
  claims: Counts,
  more: { seal?: number; reason?: string } = {},
) {
  const strokes = device.keep(Buffer.from(JSON.stringify([[1, 1], uuidv7()])))
  device.record(inspectionId, [{ type: 'signed', payload: { method: 'drawn', strokes, result: claims.result } }])
  device.finish(inspectionId, { ...more, claims })
}

const sent = new WeakMap<SimulatedDevice, number>()
async function send(device: SimulatedDevice): Promise<void> {
  await device.upload(device.lines.slice(sent.get(device) ?? 0))
  sent.set(device, device.lines.length)
  await device.uploadBlobs()
}

/** What the office makes of it once it stops. */
async function stopped({ office }: Product, device: SimulatedDevice, inspectionId: string) {
  await send(device)
  const { inspection } = await office.untilInspection(inspectionId, 'quarantined')
  expect(await office.certificates(inspectionId)).toEqual([])
  expect(await untilVerdict(device, inspectionId, 'quarantined')).toMatchObject({ reasons: inspection.reasons })
  return inspection.reasons
}

const declaredAway = (answer: 'not-applicable' | 'not-testable', only: (code: string) => boolean = () => true) =>
  passAll().flatMap((one): Recorded[] => {
    if (one.type !== 'answered' || !only(one.payload.checkpoint)) return [one]
    return [{ type: 'answered', payload: { ...one.payload, answer, reason: 'x' } }]
  })

const dangerous = { code: '1.1.12.a', checkpoint: '1.1.12' }
const defect = (more: Partial<InspectionPayload<'defect-added'>>): Recorded => ({
  type: 'defect-added',
  payload: {
    defectId: uuidv7(),
    checkpoint: dangerous.checkpoint,
    deficiency: dangerous.code,
    severity: 'minor',
    loweredReason: 'x',
    location: {},
    note: null,
    repairedOnSpot: false,
    prohibition: false,
    ...more,
  },
})

export function describeNoPassWithoutTest(product: () => Product): void {
  describe('a pass without a test', () => {
    test.each([
      ['everything is not applicable', declaredAway('not-applicable')],
      ['one thing to look at is not applicable', declaredAway('not-applicable', (code) => code === '3.3')],
      ['nothing could be looked at', declaredAway('not-testable')],
    ])('is not had where %s: what claims it is stopped', async (_what, answers) => {
      const device = await product().newDevice()
      const inspectionId = begin(device, answers)
      seal(device, inspectionId, pass)
      expect(await stopped(product(), device, inspectionId)).not.toEqual([])
    })

    test('is a fail with an order for the retest where the device says what the office says', async () => {
      const { office, newDevice } = product()
      const device = await newDevice()
      const inspectionId = begin(
        device,
        declaredAway('not-applicable', (code) => code === '3.3'),
      )
      device.sign(inspectionId)
      device.finish(inspectionId)
      await send(device)
      const { completions } = await office.untilInspection(inspectionId, 'certified')
      expect(completions[0]?.report).toMatchObject({
        outcome: { result: 'fail' },
        retestOrder: { checkpoints: ['3.3'] },
      })
    })

    test('is not had with equipment nobody knows, and goes on when the office registers it', async () => {
      const { office, newDevice } = product()
      const device = await newDevice()
      const equipmentId = `own-${uuidv7()}`
      const own = passAll().map(
        (one): Recorded =>
          one.type === 'equipment-used' && one.payload.equipmentId === 'demo-tread'
            ? { type: 'equipment-used', payload: { ...one.payload, equipmentId, calibrationValidUntil: '2099-12-31' } }
            : one,
      )
      const inspectionId = begin(device, own)
      device.sign(inspectionId)
      device.finish(inspectionId)
      expect(await stopped(product(), device, inspectionId)).toEqual([
        { code: 'equipment', detail: expect.stringContaining('5.2.3') },
      ])
      const today = new Date().toISOString().slice(0, 10)
      const calibrationValidUntil = `${Number(today.slice(0, 4)) + 1}-01-01`
      const known = { equipmentId, centreId: 'demo-centre', serial: 'OWN-1', name: 'Gauge', checkpoints: ['5.2.3'] }
      const nowhere = { ...known, calibrationValidUntil, checkpoints: ['5.2.3', '1.2.2'] }
      const refused = await office.post('/api/v1/equipment', nowhere)
      expect([refused.status, await refused.json()]).toMatchObject([400, { errors: [{ field: 'checkpoints.1' }] }])
      const answer = await office.post('/api/v1/equipment', { ...known, calibrationValidUntil })
      expect(answer.status).toBe(200)
      const { completions } = await office.untilInspection(inspectionId, 'certified')
      expect(completions[0]?.report.equipment).toContainEqual({ serial: 'OWN-1', name: 'Gauge', calibrationValidUntil })
    })

    test('is not had by calling a danger small, until somebody else approves it', async () => {
      const { office, newDevice, inspector, stack } = product()
      const device = await newDevice()
      const failed: Recorded = {
        type: 'answered',
        payload: { checkpoint: dangerous.checkpoint, answer: 'defect', reason: null },
      }
      const defectId = uuidv7()
      const inspectionId = begin(device, [...passAll([dangerous.checkpoint]), failed, defect({ defectId })])
      const photo = device.keep(makeJpeg({ seed: defectId }))
      const about = { role: 'defect', checkpoint: dangerous.checkpoint, defectId, mime: 'image/jpeg' } as const
      const capturedAt = new Date().toISOString()
      device.record(inspectionId, [
        { type: 'photo-captured', payload: { photoId: uuidv7(), ...photo, ...about, capturedAt } },
      ])
      device.sign(inspectionId)
      device.finish(inspectionId)
      const reasons = await stopped(product(), device, inspectionId)
      expect(reasons).toEqual([{ code: 'needs-approval', detail: expect.stringContaining(dangerous.code) }])
      const approval = { decisionId: uuidv7(), seal: 1, reason: 'seen on the photo' }
      const byInspector = await fetch(`${stack.url}/api/v1/inspections/${inspectionId}/approve`, {
        method: 'POST',
        headers: { authorization: `Bearer ${inspector.accessToken}`, 'content-type': 'application/json' },
        body: JSON.stringify(approval),
      })
      expect(byInspector.status).toBe(403)
      const since = Date.now()
      expect((await office.post(`/api/v1/inspections/${inspectionId}/approve`, approval)).status).toBe(200)
      const act = { actorId: await officerOf(product()), action: 'inspection.approved', subjectId: inspectionId }
      const { note, details } = await expectAudited(product(), 'inspections', { ...act, since })
      expect({ note, details }).toEqual({
        note: approval.reason,
        details: { seal: 1, commandId: approval.decisionId },
      })
      const { completions } = await office.untilInspection(inspectionId, 'certified')
      expect(completions[0]?.report).toMatchObject({
        outcome: { result: 'pass-minor' },
        flags: expect.arrayContaining(['dangerous-lowered']),
      })
    })

    test('is not had by sealing a failed test again, repaired or not', async () => {
      const { office } = product()
      const { device, inspection } = await certify(product(), { finds: 'major' })
      sent.set(device, device.lines.length)
      const { inspectionId } = inspection
      const reasons = async () =>
        (await office.findInspection(inspectionId))?.inspection.reasons.map(({ code }) => code)
      const [first] = device.lines.flatMap(({ line }) => (line.type === 'defect-added' ? [line.payload] : []))
      device.record(inspectionId, [
        { type: 'defect-removed', payload: { defectId: first?.defectId ?? '' } },
        { type: 'answered', payload: { checkpoint: lamps, answer: 'ok', reason: null } },
      ])
      device.sign(inspectionId)
      device.finish(inspectionId, { seal: 2, reason: 'new bulb' })
      await send(device)
      await expect.poll(reasons).toEqual(['needs-approval'])
      const defectId = uuidv7()
      device.record(inspectionId, [
        { type: 'answered', payload: { checkpoint: lamps, answer: 'defect', reason: null } },
        { type: 'defect-added', payload: { ...first!, defectId, repairedOnSpot: true } },
      ])
      takePhoto(device, inspectionId, { role: 'defect', defectId })
      seal(device, inspectionId, pass, { seal: 3, reason: 'new bulb' })
      await send(device)
      await expect.poll(reasons).toEqual(['amendment-is-retest'])
      expect(await office.certificates(inspectionId)).toMatchObject([{ result: 'fail', status: 'valid' }])
    })

    test('is not had with a date that cannot be; corrected and sealed again it is', async () => {
      const { office, newDevice } = product()
      const device = await newDevice()
      const inspectionId = begin(device, passAll())
      const registered = (value: string): Recorded => ({
        type: 'vehicle-recorded',
        payload: { field: 'firstRegistration', value },
      })
      device.record(inspectionId, [registered('2099-01-01')])
      seal(device, inspectionId, pass)
      expect(await stopped(product(), device, inspectionId)).toContainEqual({
        code: 'implausible',
        detail: expect.stringContaining('firstRegistration'),
      })
      device.record(inspectionId, [registered('2016-05-12')])
      device.sign(inspectionId)
      device.finish(inspectionId, { seal: 2 })
      await send(device)
      await office.untilInspection(inspectionId, 'certified')
    })
  })
}
