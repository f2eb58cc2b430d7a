import { createTestDevice, testId } from '@sac/contracts/testing/device'
import { finish, inspect } from '@sac/contracts/testing/inspect'
import type { Person } from '@sac/platform/http/caller'
import { uuidv7 } from '@sac/platform/ids'
import { askOf } from '@sac/tests/support/ask-routes'
import { listFacts } from '@sac/tests/support/list-outbox'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inspectionSubscription } from '../handlers/handle-events.ts'
import { withAllFlags } from '../handlers/with-all-flags.ts'
import { findInspection } from '../store/inspection-rows.ts'
import { lineEvent, type Office, openOffice, photoEvent, sealing, templateHash } from '../testing/open-office.ts'
import { equipmentRoutes } from './equipment-routes.ts'
import { qualificationRoutes } from './qualification-routes.ts'

let office: Office
let ask: ReturnType<typeof askOf>
beforeAll(async () => {
  office = await openOffice()
  ask = askOf([...equipmentRoutes(office.deps), ...qualificationRoutes(office.deps)])
})
afterAll(() => office.close())

const caller: Person = { proof: 'person', userId: testId(2, 7), role: 'admin' }
const gauge = {
  equipmentId: 'gauge',
  centreId: 'centre-1',
  serial: 'TD-1',
  name: 'Tread depth gauge',
  calibrationValidUntil: '2026-12-01',
  checkpoints: ['5.2.3'],
}
const register = (more: object = {}) => ask('equipment.register', { caller, body: { ...gauge, ...more } })
const list = async (query: Record<string, string> = {}) =>
  ((await ask('equipment.list', { caller, query })).body as { equipment: { equipmentId: string }[] }).equipment
const idsOf = (rows: readonly { equipmentId: string }[]) => rows.map(({ equipmentId }) => equipmentId)

test('the calibration that ends first is first; what ends within thirty days is told apart', async () => {
  expect((await register({ seen: null })).status).toBe(200)
  await register({ equipmentId: 'roller', serial: 'R-1', calibrationValidUntil: '2027-06-01' })
  expect(idsOf(await list())).toEqual(['gauge', 'roller'])
  expect(idsOf(await list({ state: 'expiring' }))).toEqual(['gauge'])
  expect(await list({ centreId: 'elsewhere' })).toEqual([])
})

const seenOf = ({ equipmentId: _id, ...standing }: typeof gauge, more: object = {}) => ({
  ...standing,
  retiredOn: null,
  ...more,
})

test('equipment somebody else has changed meanwhile, in whatever, is not overwritten; the same again is no change', async () => {
  const renewed = { seen: seenOf(gauge), calibrationValidUntil: '2027-12-01' }
  expect((await register(renewed)).status).toBe(200)
  expect((await register(renewed)).status).toBe(200)
  expect((await register({ ...renewed, calibrationValidUntil: '2028-01-01' })).body).toBe('record.changed')
  expect((await register({ seen: null, serial: 'TD-2' })).body).toBe('record.changed')
  const seen = seenOf(gauge, { calibrationValidUntil: '2027-12-01' })
  for (const other of [{ name: 'Gauge' }, { serial: 'TD-9' }, { centreId: 'centre-2' }, { checkpoints: ['5.2.2'] }])
    expect((await register({ seen: { ...seen, ...other }, serial: 'TD-2' })).body).toBe('record.changed')
  expect((await list())[1]).toMatchObject({ calibrationValidUntil: '2027-12-01', serial: 'TD-1' })
  const retiring = { commandId: uuidv7(), reason: 'dropped', seen: { ...seen, name: 'Gauge' } }
  const params = { equipmentId: 'gauge' }
  expect((await ask('equipment.retire', { caller, params, body: retiring })).body).toBe('record.changed')
})

test('what is retired measures nothing from today on, once; registered again it is back', async () => {
  const body = { commandId: uuidv7(), reason: 'dropped' }
  const retire = () => ask('equipment.retire', { caller, params: { equipmentId: 'gauge' }, body })
  expect((await retire()).body).toMatchObject({ retiredOn: '2026-11-23', calibrationValidUntil: '2026-11-22' })
  expect((await retire()).body).toMatchObject({ retiredOn: '2026-11-23' })
  expect(idsOf(await list({ state: 'retired' }))).toEqual(['gauge'])
  expect(idsOf(await list({ state: 'in-use' }))).toEqual(['roller'])
  const told = (await listFacts(office.database.pool)).map(({ data }) => data)
  expect(told.at(-1)).toMatchObject({ id: 'gauge', value: { calibrationValidUntil: '2026-11-22' } })
  const { rows } = await office.database.pool.query(
    `SELECT reason, details FROM audit_events WHERE action = 'equipment.retired'`,
  )
  expect(rows).toMatchObject([{ reason: 'dropped', details: { equipmentId: 'gauge' } }])
  await register({ calibrationValidUntil: '2027-12-01' })
  expect((await list({ state: 'in-use' })).length).toBe(2)
  expect((await ask('equipment.retire', { caller, params: { equipmentId: 'none' }, body })).status).toBe(404)
})

const inspectionId = testId(1, 1)
const inspector = testId(2, 1)
const give = (more: object = {}) =>
  ask('qualifications.give', {
    caller,
    body: {
      qualificationId: uuidv7(),
      userId: inspector,
      categories: ['M1', 'N1'],
      number: 'FR-2026-17',
      validFrom: '2026-01-01',
      validUntil: '2026-12-31',
      ...more,
    },
  })
const flags = async () => {
  const row = await findInspection(office.database.pool, { inspectionId })
  if (!row) throw new Error('no inspection')
  const [flagged] = await withAllFlags(office.database.pool, [row])
  return flagged?.flags.filter((flag) => flag === 'inspector-not-qualified')
}

test('a test by somebody without a qualification for the car on its day is flagged, as soon as any is recorded', async () => {
  const device = createTestDevice({ n: 1 })
  inspect(device, templateHash, 'nothing')
  finish(device, sealing)
  const events = [...device.lines.map(lineEvent), photoEvent(inspectionId, 1), photoEvent(inspectionId, 99)]
  await office.deliver(inspectionSubscription(office.deps).batchHandler, events)
  const row = await findInspection(office.database.pool, { inspectionId })
  expect(row?.status).toBe('complete')
  expect(await flags()).toEqual([])
  await give({ userId: testId(2, 99) })
  expect(await flags()).toEqual(['inspector-not-qualified'])
  await give({ categories: ['N3'] })
  await give({ validUntil: '2026-06-30' })
  expect(await flags()).toEqual(['inspector-not-qualified'])
  const given = (await give()).body as { qualificationId: string }
  expect(await flags()).toEqual([])
  const withdrawing = { commandId: uuidv7(), reason: 'document forged' }
  const withdraw = () =>
    ask('qualifications.withdraw', { caller, params: { id: given.qualificationId }, body: withdrawing })
  expect((await withdraw()).body).toMatchObject({ withdrawnReason: 'document forged' })
  // What was tested while it counted stays as it is.
  expect(await flags()).toEqual([])
  expect((await withdraw()).status).toBe(200)
})

test('qualifications are listed by their end, those of one person with what was withdrawn', async () => {
  type Listed = { qualifications: { validUntil: string; withdrawnAt: string | null }[] }
  const all = async (query: Record<string, string>) =>
    ((await ask('qualifications.list', { caller, query })).body as Listed).qualifications
  expect((await all({})).every(({ withdrawnAt }) => withdrawnAt === null)).toBe(true)
  const ends = (await all({ userId: inspector })).map(({ validUntil }) => validUntil)
  expect(ends).toEqual(ends.toSorted())
  expect((await all({ userId: inspector })).some(({ withdrawnAt }) => withdrawnAt !== null)).toBe(true)
  expect((await all({ until: '2026-07-01' })).map(({ validUntil }) => validUntil)).toEqual(['2026-06-30'])
  expect((await give({ validFrom: '2027-01-01' })).status).toBe(400)
})
