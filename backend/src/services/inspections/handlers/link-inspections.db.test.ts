// What the server may not link, people do, with a reason; and what follows is judged again.
import type { Recorded } from '@sac/contracts/inspection/field-key'
import { createTestDevice, testId } from '@sac/contracts/testing/device'
import { answer, finish, inspect, sign, start } from '@sac/contracts/testing/inspect'
import { listFacts } from '@sac/tests/support/list-outbox'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { listCompletions, listReadingsOfCar } from '../store/completion-rows.ts'
import { findInspection } from '../store/inspection-rows.ts'
import { lineEvent, type Office, openOffice, photoEvent, sealing, templateHash } from '../testing/open-office.ts'
import { inspectionSubscription } from './handle-events.ts'
import { type Linking, linkInspections } from './link-inspections.ts'
import { readInspection } from './read-inspection.ts'

let office: Office
beforeEach(async () => {
  office = await openOffice()
})
afterEach(() => office.close())

type Car = { vin: string; make: string; plate: string; country: string; odometer: number; firstRegistration: string }
const renault: Car = {
  vin: '1M8GDM9AXKP042788',
  make: 'Renault',
  plate: 'AB-123-CD',
  country: 'F',
  odometer: 90_000,
  firstRegistration: '2016-05-12',
}
const mistyped = { ...renault, vin: 'WVWZZZ1KZAW123456' }

const recordedOf = ({ odometer: reading, ...texts }: Car): Recorded[] => [
  ...Object.entries(texts).map(
    ([field, value]): Recorded => ({ type: 'vehicle-recorded', payload: { field, value } as never }),
  ),
  { type: 'vehicle-recorded', payload: { field: 'odometer', value: { reading, unit: 'km', status: 'read' } } },
]

const day = (n: number) => new Date(Date.UTC(2026, 6, 1 + n, 9)).toISOString()

/** A whole test of a car on day `n`, or `on` another one; a retest of what `fails` when it names one. */
async function inspectCar(n: number, car: Partial<Car>, { fails = false, retestOf = 0, on = n } = {}) {
  const device = createTestDevice({ n, inspectionId: testId(1, n), actorId: testId(2, n), startedAt: day(on) })
  inspect(device, templateHash, fails ? 'pads' : 'nothing')
  const retest = { of: testId(1, retestOf), checkpoints: ['1.1'] }
  if (retestOf > 0) device.record(start(templateHash, { kind: 'retest', retest }))
  for (const event of [...recordedOf({ ...renault, ...car }), answer('0.1', 'ok'), sign(fails ? 'fail' : 'pass')])
    device.record(event)
  finish(device, fails ? { ...sealing, outcome: { result: 'fail', minor: 0, major: 1, dangerous: 0 } } : sealing)
  const photos = (fails ? [1, 2, 99] : [1, 99]).map((photo) => photoEvent(testId(1, n), photo))
  await office.deliver(inspectionSubscription(office.deps).batchHandler, [...device.lines.map(lineEvent), ...photos])
}

let decisions = 0
const [ann, bob] = [testId(2, 801), testId(2, 802)]
const say = (kind: Linking['kind'], later: number, earlier: number, more: Partial<Linking> = {}) =>
  linkInspections(office.deps, {
    kind,
    decisionId: testId(8, ++decisions),
    inspectionId: testId(1, later),
    earlierId: testId(1, earlier),
    reason: 'the VIN was read wrongly',
    decidedBy: ann,
    ...more,
  })
const row = (n: number) => findInspection(office.database.pool, { inspectionId: testId(1, n) })
const shown = (n: number) => readInspection(office.deps, testId(1, n))
const flagsOf = async (n: number) => (await shown(n)).inspection.flags
const reportOf = async (n: number) =>
  (await listCompletions(office.deps.pool, { inspectionId: testId(1, n) })).at(-1)?.report

test('a retest under a corrected VIN stands once two people say that it is the car of the failed test', async () => {
  await inspectCar(1, mistyped, { fails: true })
  await inspectCar(2, renault, { retestOf: 1 })
  expect(await row(2)).toMatchObject({ status: 'quarantined', reasons: [{ code: 'retest' }] })
  await say('link', 2, 1)
  expect(await row(2)).toMatchObject({ status: 'quarantined', reasons: [{ code: 'retest' }] })
  expect((await shown(2)).links).toMatchObject([{ inspectionId: testId(1, 1), isEarlier: true, standing: 'waiting' }])
  await expect(say('link', 2, 1)).rejects.toMatchObject({ code: 'inspection.second-person' })
  await say('link', 2, 1, { decidedBy: bob })
  expect(await row(2)).toMatchObject({ status: 'complete', result: 'pass', reasons: [] })
  expect(await reportOf(2)).toMatchObject({ retestOf: testId(1, 1), odometerHistory: [{ value: 90_000 }] })
  expect((await shown(1)).links).toMatchObject([
    { inspectionId: testId(1, 2), isEarlier: false, standing: 'linked', vin: renault.vin, decidedBy: bob },
  ])
  const told = (await listFacts(office.database.pool)).filter(({ eventType }) => eventType === 'inspection.decided')
  expect(told.map(({ data }) => [data['kind'], data['earlierId'], data['standing']])).toEqual([
    ['link', testId(1, 1), 'waiting'],
    ['link', testId(1, 1), 'linked'],
  ])
})

test('a link forgives neither a deadline nor what was not tested again', async () => {
  await inspectCar(1, mistyped, { fails: true })
  await inspectCar(90, renault, { retestOf: 1 })
  await say('link', 90, 1)
  await say('link', 90, 1, { decidedBy: bob })
  expect(await row(90)).toMatchObject({
    status: 'quarantined',
    reasons: [{ code: 'retest', detail: expect.stringContaining('was due by') }],
  })
})

test('a new plate of a car with a short number needs one person, who took part in neither test', async () => {
  await inspectCar(1, { vin: '777', odometer: 90_000 })
  await inspectCar(2, { vin: '777', plate: 'XY-987-ZZ', odometer: 1000 })
  expect(await flagsOf(2)).not.toContain('odometer-below-history')
  for (const n of [1, 2])
    await expect(say('link', 2, 1, { decidedBy: testId(2, n) })).rejects.toMatchObject({
      code: 'inspection.second-person',
    })
  await say('link', 2, 1)
  expect(await flagsOf(2)).toContain('odometer-below-history')
  const asked = { plateKey: 'XY987ZZ', country: 'F', fullVin: null, except: null, limit: 20 }
  expect((await listReadingsOfCar(office.deps.pool, asked)).map(({ value }) => value)).toEqual([1000, 90_000])
  // Its own key leads whoever comes after to the test before.
  await inspectCar(3, { vin: '777', plate: 'XY-987-ZZ', odometer: 95_000 })
  expect((await reportOf(3))?.odometerHistory.map(({ value }) => value)).toEqual([1000, 90_000])
  await say('unlink', 2, 1, { reason: 'it was another car' })
  expect(await flagsOf(2)).not.toContain('odometer-below-history')
  await inspectCar(4, { vin: '777', plate: 'XY-987-ZZ', odometer: 96_000 })
  expect((await reportOf(4))?.odometerHistory.map(({ value }) => value)).toEqual([95_000, 1000])
})

test('what is in doubt is settled by people, and a linked car twice in a day is seen', async () => {
  await inspectCar(1, renault)
  await inspectCar(2, { make: 'Dacia', plate: 'XY-987-ZZ' })
  expect(await flagsOf(2)).toContain('vehicle-in-doubt')
  await say('link', 2, 1)
  expect(await flagsOf(2)).toContain('vehicle-in-doubt')
  await say('link', 2, 1, { decidedBy: bob })
  for (const n of [1, 2]) expect(await flagsOf(n)).not.toContain('vehicle-in-doubt')
  await inspectCar(3, { vin: '777' })
  await inspectCar(4, { vin: '777', plate: 'XY-987-ZZ' }, { on: 3 })
  for (const n of [3, 4]) expect(await flagsOf(n)).not.toContain('same-vehicle-same-day')
  await say('link', 4, 3)
  for (const n of [3, 4]) expect(await flagsOf(n)).toContain('same-vehicle-same-day')
})

test('only two that are here are linked, the later to the earlier, once; and each decision says one thing', async () => {
  await inspectCar(1, renault)
  await inspectCar(2, mistyped)
  await expect(say('link', 1, 2)).rejects.toMatchObject({ code: 'inspection.illegal-state' })
  await expect(say('link', 1, 1)).rejects.toMatchObject({ code: 'inspection.illegal-state' })
  await expect(say('link', 2, 7)).rejects.toMatchObject({ code: 'inspection.not-found' })
  await expect(say('unlink', 2, 1)).rejects.toMatchObject({ code: 'inspection.illegal-state' })
  const decisionId = testId(8, 999)
  await say('link', 2, 1, { decisionId })
  await say('link', 2, 1, { decisionId })
  await expect(say('link', 2, 1, { decisionId, reason: 'other' })).rejects.toMatchObject({
    code: 'command.repeated-differently',
  })
  expect((await shown(2)).links).toHaveLength(1)
  const { rows } = await office.database.pool.query(
    `SELECT action, note FROM audit_events WHERE subject_id = $1 ORDER BY position`,
    [testId(1, 2)],
  )
  expect(rows).toEqual([{ action: 'inspection.linked', note: 'the VIN was read wrongly' }])
})

const written = fc.record({
  vin: fc.constantFrom('1M8GDM9AXKP042788', 'WVWZZZ1KZAW123456', '777', '00000000000000000', 'UNKNOWN'),
  make: fc.constantFrom('Renault', 'Dacia'),
  plate: fc.constantFrom('AB-123-CD', 'ab 123 cd', 'XY-987-ZZ'),
  country: fc.constantFrom('F', 'D'),
})
const spelled = (plate: string) => plate.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')

/** Decision 0033, in other words than the code's. */
function mayLink(one: Omit<Car, 'odometer' | 'firstRegistration'>, other: typeof one): boolean {
  if (one.vin !== other.vin || /^0+$|^UNKNOWN$/.test(one.vin)) return false
  if (one.vin.length === 17) return true
  return one.make === other.make && one.country === other.country && spelled(one.plate) === spelled(other.plate)
}

test('the server by itself links two tests only where the number, or number, make, country and plate say so', async () => {
  let n = 0
  await fc.assert(
    fc.asyncProperty(written, written, async (one, other) => {
      await office.database.pool.query('TRUNCATE odometer_readings')
      await office.database.pool.query('UPDATE inspections SET vehicle_key = NULL')
      await inspectCar(++n, one)
      await inspectCar(++n, other)
      expect((await reportOf(n))?.odometerHistory).toHaveLength(mayLink(one, other) ? 1 : 0)
      expect((await shown(n)).links).toEqual([])
    }),
    { numRuns: 25 },
  )
})
