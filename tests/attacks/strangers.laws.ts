// A4: only who holds an inspection changes it, and the office can always get it moving again.

import { startOf } from '@sac/backend/services/inspections/demo/inspect-passenger-car'
import type { Recorded } from '@sac/contracts/inspection/field-key'
import { uuidv7 } from '@sac/platform/ids'
import { describe, expect, test } from 'vitest'
import type { Product } from '../pipeline/open-product.ts'
import { findVerdict, untilVerdict } from '../pipeline/verdict-of.ts'
import { recordInspection } from '../pipeline/whole-inspection.ts'
import { enrolDevice, type Kept, type SimulatedDevice, signIn, templateHash } from '../support/simulated-device.ts'

const elsewhere = { timeZone: 'Asia/Tokyo', centreId: 'centre-of-nobody', profileId: 'uk-like' }

function begunElsewhere(): Recorded {
  const start = startOf({ templateHash, retest: { of: uuidv7(), checkpoints: ['1.1.1'] } })
  if (start.type !== 'started') throw new Error('not a start')
  return { ...start, payload: { ...start.payload, ...elsewhere } }
}

/** Seals under a number of its own choice; the device knows nothing of the inspection. */
function sealAs(device: SimulatedDevice, inspectionId: string, type: 'finished' | 'abandoned', seal: number): Kept[] {
  device.abandon(inspectionId, { code: 'customer-left', text: null })
  const written = device.lines.at(-1)
  if (!written) throw new Error('nothing sealed')
  const { code: _code, text: _text, ...manifest } = written.line.payload as Record<string, unknown>
  const outcome = { result: 'fail-dangerous', minor: 0, major: 0, dangerous: 9 }
  const end = type === 'finished' ? { outcome } : { code: 'customer-left', text: null }
  return device.record(inspectionId, [{ type, payload: { ...manifest, seal, ...end } } as unknown as Recorded])
}

const openStranger = async ({ stack }: Product) =>
  enrolDevice(stack.url, await signIn(stack.url, 'inspector2@demo.test'))
const codesOf = (verdict: { reasons: readonly { code: string }[] } | null) => verdict?.reasons.map(({ code }) => code)

export function describeStrangers(product: () => Product): void {
  describe('somebody who never held the inspection', () => {
    test('changes nothing before it is sealed, is told so, and the seal of the holder counts', async () => {
      const { office, newDevice } = product()
      const [holder, stranger] = [await newDevice(), await openStranger(product())]
      const { inspectionId, plate } = recordInspection(holder)
      const seals = holder.lines.length - 1
      await holder.upload(holder.lines.slice(0, seals))
      await expect.poll(() => office.findInspection(inspectionId)).not.toBeNull()
      const shown = async () => (await office.findInspection(inspectionId))?.inspection
      const before = await shown()
      stranger.record(inspectionId, [
        begunElsewhere(),
        { type: 'vehicle-recorded', payload: { field: 'plate', value: 'NOT-THIS' } },
      ])
      sealAs(stranger, inspectionId, 'abandoned', 9_999)
      sealAs(stranger, inspectionId, 'finished', 2)
      await stranger.upload()
      const told = await untilVerdict(stranger, inspectionId, 'quarantined')
      expect(codesOf(told)?.[0]).toBe('not-holder')
      expect(codesOf(told)).toContain('stranger-sealed')
      const { updatedAt: _before, ...unchanged } = before as unknown as Record<string, unknown>
      const { reasons: _told, strangers: _who, ...rest } = unchanged
      expect(await shown()).toMatchObject({ ...rest, plate, status: 'in-progress' })
      expect(await findVerdict(holder, inspectionId)).toBeNull()
      await holder.upload()
      await holder.uploadBlobs()
      const { inspection, timeline } = await office.untilInspection(inspectionId, 'certified')
      expect(inspection).toMatchObject({ reasons: [], seal: 1 })
      const strange = timeline.filter((entry) => (entry as unknown as { byStranger: boolean }).byStranger)
      expect(strange).toHaveLength(stranger.lines.length)
      expect(await untilVerdict(holder, inspectionId, 'certified')).toMatchObject({ reasons: [] })
      await expect.poll(async () => codesOf(await findVerdict(stranger, inspectionId))).toContain('not-holder')
    })

    test.each([
      ['abandons it', 'abandoned', 2],
      ['abandons it under the last number there is', 'abandoned', 9_999],
      ['finds it dangerous', 'finished', 2],
    ] as const)('who %s after it was certified leaves certificate and holder as they are', async (_, type, seal) => {
      const { office, newDevice } = product()
      const [holder, stranger] = [await newDevice(), await openStranger(product())]
      const { inspectionId } = recordInspection(holder)
      await holder.upload()
      await holder.uploadBlobs()
      await office.untilInspection(inspectionId, 'certified')
      await untilVerdict(holder, inspectionId, 'certified')
      stranger.record(inspectionId, [begunElsewhere()])
      sealAs(stranger, inspectionId, type, seal)
      await stranger.upload()
      await expect.poll(async () => codesOf(await findVerdict(stranger, inspectionId))).toEqual(['not-holder'])
      const found = await office.findInspection(inspectionId)
      expect(found?.inspection).toMatchObject({ status: 'certified', seal: 1, revision: 1, reasons: [] })
      expect(await findVerdict(holder, inspectionId)).toMatchObject({ status: 'certified', reasons: [] })
      expect(await office.certificates(inspectionId)).toMatchObject([{ revision: 1, status: 'valid', result: 'pass' }])
    })

    test('is told nothing against them any more once they have taken it over', async () => {
      const { newDevice } = product()
      const [holder, second] = [await newDevice(), await openStranger(product())]
      const { inspectionId } = recordInspection(holder, { ends: 'open' })
      await holder.upload()
      second.record(inspectionId, [begunElsewhere()])
      await second.upload()
      await untilVerdict(second, inspectionId, 'quarantined')
      second.record(inspectionId, [{ type: 'claimed', payload: { from: null, reason: 'ill' } }])
      await second.upload()
      expect(await untilVerdict(second, inspectionId, 'received')).toMatchObject({ reasons: [] })
    })
  })

  describe('the office', () => {
    const close = (inspectionId: string, decisionId = uuidv7()) =>
      product().office.post(`/api/v1/inspections/${inspectionId}/close`, { decisionId, reason: 'The device is lost.' })

    test('ends an inspection whose last number is used up, and a later seal opens it again', async () => {
      const { office, newDevice } = product()
      const holder = await newDevice()
      const { inspectionId } = recordInspection(holder, { ends: 'open' })
      // Without the inspector's signature under the result.
      holder.finish(inspectionId, { seal: 9_999 })
      await holder.upload()
      await holder.uploadBlobs()
      await office.untilInspection(inspectionId, 'quarantined')
      const decisionId = uuidv7()
      for (const _ of [1, 2]) expect((await close(inspectionId, decisionId)).status).toBe(200)
      expect((await close(inspectionId)).status).toBe(409)
      expect(codesOf(await untilVerdict(holder, inspectionId, 'quarantined'))).toEqual(['closed-by-office'])
      holder.sign(inspectionId)
      holder.finish(inspectionId, { seal: 2 })
      await holder.upload()
      await holder.uploadBlobs()
      expect((await office.untilInspection(inspectionId, 'certified')).inspection.seal).toBe(2)
    })

    test('ends one nobody has sealed, and none that is certified', async () => {
      const { office, newDevice } = product()
      const holder = await newDevice()
      const open = recordInspection(holder, { ends: 'open' })
      const whole = recordInspection(holder)
      await holder.upload()
      await holder.uploadBlobs()
      await office.untilInspection(whole.inspectionId, 'certified')
      expect((await close(open.inspectionId)).status).toBe(200)
      expect((await office.findInspection(open.inspectionId))?.inspection.status).toBe('closed')
      expect((await close(whole.inspectionId)).status).toBe(409)
    })
  })
}
