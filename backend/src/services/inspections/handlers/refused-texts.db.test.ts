import { createTestDevice, type TestDevice, testId } from '@sac/contracts/testing/device'
import { finish, inspect } from '@sac/contracts/testing/inspect'
import { listFacts } from '@sac/tests/support/list-outbox'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findInspection } from '../store/inspection-rows.ts'
import { lineEvent, type Office, openOffice, photoEvent, sealing, templateHash } from '../testing/open-office.ts'
import { inspectionSubscription } from './handle-events.ts'
import { readInspection } from './read-inspection.ts'

const inspectionId = testId(1, 1)
const reasons = [{ code: 'text-refused', detail: 'vehicle.make has U+202E right-to-left override at place 3' }]

let office: Office
beforeEach(async () => {
  office = await openOffice()
})
afterEach(() => office.close())

const row = () => findInspection(office.database.pool, { inspectionId })
const deliver = (...events: Parameters<Office['deliver']>[1]) =>
  office.deliver(inspectionSubscription(office.deps).batchHandler, events)

/** Sealed by an app that lets such a character pass. */
async function sealed(): Promise<TestDevice> {
  const device = createTestDevice({ n: 1 })
  inspect(device, templateHash, 'nothing')
  device.record({ type: 'vehicle-recorded', payload: { field: 'make', value: 'Re\u202Enault' } })
  finish(device, sealing)
  const photos = [1, 99].map((n) => photoEvent(inspectionId, n))
  await deliver(...device.lines.map(lineEvent), ...photos)
  return device
}

test('a line with a character nobody sees is kept and read again; corrected and sealed again it is complete', async () => {
  const device = await sealed()
  expect(await row()).toMatchObject({ status: 'quarantined', reasons, revision: 0 })
  expect((await readInspection(office.deps, inspectionId)).timeline).toHaveLength(device.lines.length)
  const told = (await listFacts(office.database.pool)).findLast(
    ({ eventType }) => eventType === 'inspection.verdict-given',
  )
  expect(told?.data).toMatchObject({ status: 'quarantined', reasons })

  const before = device.lines.length
  device.record({ type: 'vehicle-recorded', payload: { field: 'make', value: 'Renault' } })
  finish(device, { ...sealing, seal: 2 })
  await deliver(...device.lines.slice(before).map(lineEvent))
  expect(await row()).toMatchObject({ status: 'complete', reasons: [], revision: 1, seal: 2 })
})

test('what was completed before texts were judged stands when something comes late', async () => {
  await sealed()
  const { pool } = office.database
  await pool.query(`UPDATE inspections SET status = 'certified', revision = 1, reasons = '[]'`)
  await pool.query(`INSERT INTO completions VALUES ($1, 1, 1, '{}', now())`, [inspectionId])
  await deliver(photoEvent(inspectionId, 7))
  expect(await row()).toMatchObject({ status: 'certified', reasons: [], revision: 1, seal: 1 })
})
