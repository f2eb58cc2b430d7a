// The register of measuring equipment: what is entered stands from its day on, and what waited for it goes on.
import { createHash } from 'node:crypto'
import { canonicalJson } from '@sac/contracts/canonical-json'
import { RegisterEquipment } from '@sac/contracts/http/equipment'
import { calibratedTemplate } from '@sac/contracts/testing/calibrated-template'
import { createTestDevice, testId } from '@sac/contracts/testing/device'
import { finish, inspect } from '@sac/contracts/testing/inspect'
import { listFacts } from '@sac/tests/support/list-outbox'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Equipment } from '../domain/equipment.ts'
import { listEquipmentEntries } from '../store/equipment-rows.ts'
import { findInspection } from '../store/inspection-rows.ts'
import { lineEvent, type Office, openOffice, photoEvent, sealing } from '../testing/open-office.ts'
import { inspectionSubscription } from './handle-events.ts'
import { registerEquipment } from './register-equipment.ts'

const templateHash = createHash('sha256').update(canonicalJson(calibratedTemplate)).digest('hex')
const inspectionId = testId(1, 1)
const gauge: Equipment = {
  equipmentId: 'gauge',
  centreId: 'centre-1',
  serial: 'TD-1',
  name: 'Tread depth gauge',
  calibrationValidUntil: '2027-01-01',
  checkpoints: ['5.2'],
}

let office: Office
beforeEach(async () => {
  office = await openOffice()
  office.deps.rulebook = { ...office.deps.rulebook, findTemplate: () => calibratedTemplate }
})
afterEach(() => office.close())

const register = (more: Partial<Equipment> = {}) =>
  registerEquipment(office.deps, { equipment: { ...gauge, ...more }, actorId: testId(2, 7) })
const entries = () => listEquipmentEntries(office.database.pool, ['gauge'])
const statusOf = async () => {
  const row = await findInspection(office.database.pool, { inspectionId })
  return [row?.status, row?.reasons.map(({ code }) => code)]
}

async function inspectWith(equipmentId: string): Promise<void> {
  const device = createTestDevice({ n: 1 })
  const { centreId: _centre, ...used } = { ...gauge, equipmentId }
  device.record({ type: 'equipment-used', payload: { ...used, checkpoints: ['5.2'] } })
  inspect(device, templateHash, 'nothing')
  finish(device, { ...sealing, templateHash })
  const events = [...device.lines.map(lineEvent), photoEvent(inspectionId, 1), photoEvent(inspectionId, 99)]
  await office.deliver(inspectionSubscription(office.deps).batchHandler, events)
}

test('a test measured with equipment nobody registered waits, and goes on when the office registers it', async () => {
  await inspectWith('gauge')
  expect(await statusOf()).toEqual(['quarantined', ['equipment']])
  await register({ centreId: 'centre-2' })
  expect(await statusOf()).toEqual(['quarantined', ['equipment']])
  await register({ calibrationValidUntil: '2026-11-22', calibratedOn: '2026-01-01' })
  expect(await statusOf()).toEqual(['quarantined', ['equipment']])
  await register({ calibratedOn: '2026-11-01' })
  expect(await statusOf()).toEqual(['complete', []])
})

test('equipment that is registered and calibrated lets a test through at once', async () => {
  await register()
  await inspectWith('gauge')
  expect(await statusOf()).toEqual(['complete', []])
})

test('the same again changes nothing; a new calibration begins today, the first one long ago, unless a day is told', async () => {
  await register()
  await register()
  expect(await entries()).toMatchObject([{ validFrom: '0001-01-01' }])
  await register({ calibrationValidUntil: '2027-11-23' })
  await register({ calibrationValidUntil: '2025-06-01', calibratedOn: '2024-06-01' })
  expect((await entries()).map(({ validFrom }) => validFrom)).toEqual(['0001-01-01', '2026-11-23', '2024-06-01'])
  const told = (await listFacts(office.database.pool)).filter(({ data }) => data['entity'] === 'equipment')
  const until = told.map(({ data }) => (data['value'] as Equipment).calibrationValidUntil)
  // What was true years ago is no news for a device.
  expect(until).toEqual(['2027-01-01', '2027-11-23'])
})

test('who registered what is in the audit, which has no gaps', async () => {
  await register()
  const { rows } = await office.database.pool.query('SELECT action, actor_id AS "actorId", details FROM audit_events')
  expect(rows).toMatchObject([{ action: 'equipment.registered', actorId: testId(2, 7) }])
})

test('a calibration that ends before it begins, lasts longer than ten years or is older than 1990 is no calibration', () => {
  const day = fc
    .date({ min: new Date('1900-01-01'), max: new Date('2060-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10))
  fc.assert(
    fc.property(day, day, (calibratedOn, calibrationValidUntil) => {
      const years = Number(calibrationValidUntil.slice(0, 4)) - Number(calibratedOn.slice(0, 4))
      const lasts = years < 10 || (years === 10 && calibrationValidUntil.slice(5) <= calibratedOn.slice(5))
      const sound = calibratedOn >= '1990-01-01' && calibratedOn <= calibrationValidUntil && lasts
      expect(RegisterEquipment.safeParse({ ...gauge, calibratedOn, calibrationValidUntil }).success).toBe(sound)
    }),
  )
})
