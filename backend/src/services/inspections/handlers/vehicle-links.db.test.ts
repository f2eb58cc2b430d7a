import type { Recorded } from '@sac/contracts/inspection/field-key'
import { createTestDevice, testId } from '@sac/contracts/testing/device'
import { finish, inspect, sign } from '@sac/contracts/testing/inspect'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { listCompletions, listReadingsOfCar } from '../store/completion-rows.ts'
import { fillVehicleKeys } from '../store/vehicle-keys.ts'
import { lineEvent, type Office, openOffice, photoEvent, sealing, templateHash } from '../testing/open-office.ts'
import { inspectionSubscription } from './handle-events.ts'
import { readInspection } from './read-inspection.ts'

let office: Office
beforeEach(async () => {
  office = await openOffice()
})
afterEach(() => office.close())

type Car = {
  vin: string
  make: string
  plate: string
  firstRegistration?: string
  odometer?: number
  status?: 'read' | 'replaced'
}

const recordedOf = ({
  vin,
  make,
  plate,
  firstRegistration = '2016-05-12',
  odometer = 1000,
  status = 'read',
}: Car): Recorded[] => [
  { type: 'vehicle-recorded', payload: { field: 'vin', value: vin } },
  { type: 'vehicle-recorded', payload: { field: 'make', value: make } },
  { type: 'vehicle-recorded', payload: { field: 'plate', value: plate } },
  { type: 'vehicle-recorded', payload: { field: 'firstRegistration', value: firstRegistration } },
  {
    type: 'vehicle-recorded',
    payload: { field: 'odometer', value: { reading: odometer, unit: 'km', status } },
  },
]

/** A whole test of a car by an inspector of its own, complete at the office. */
async function complete(n: number, car: Car, startedAt = '2026-11-20T09:00:00.000Z') {
  const inspectionId = testId(1, n)
  const device = createTestDevice({ n, inspectionId, actorId: testId(2, n), startedAt })
  inspect(device, templateHash, 'nothing')
  for (const event of [...recordedOf(car), sign('pass')]) device.record(event)
  finish(device, sealing)
  const photos = [1, 99].map((photo) => photoEvent(inspectionId, photo))
  await office.deliver(inspectionSubscription(office.deps).batchHandler, [...device.lines.map(lineEvent), ...photos])
  const [completion] = await listCompletions(office.deps.pool, { inspectionId })
  return completion!.report
}
const flagsOf = async (n: number) => (await readInspection(office.deps, testId(1, n))).inspection.flags

const renault: Car = { vin: '777', make: 'Renault', plate: 'AB-123-CD' }

test('cars of two makes with one chassis number share no history and no flag', async () => {
  await complete(1, { ...renault, odometer: 90_000 })
  const report = await complete(2, { ...renault, make: 'Peugeot', plate: 'XY-987-ZZ', odometer: 1000 })
  expect(report.odometerHistory).toEqual([])
  expect(report.flags).not.toContain('odometer-below-history')
  expect(await flagsOf(1)).not.toContain('same-vehicle-same-day')
})

test('a car with a short number is known again by make and plate, however they are written', async () => {
  await complete(1, { ...renault, odometer: 90_000 })
  const report = await complete(2, { ...renault, make: 'RENAULT', plate: 'АB 123–CD' }, '2026-11-22T09:00:00.000Z')
  expect(report.odometerHistory).toMatchObject([{ value: 90_000 }])
  expect(report.flags).toContain('odometer-below-history')
  for (const n of [1, 2]) expect(await flagsOf(n)).not.toContain('same-vehicle-same-day')
})

test('placeholders share nothing', async () => {
  for (const [index, vin] of ['00000000000000000', 'UNKNOWN', '123456'].entries()) {
    await complete(2 * index + 1, { ...renault, vin, odometer: 90_000 })
    expect((await complete(2 * index + 2, { ...renault, vin })).odometerHistory).toEqual([])
    expect(await flagsOf(2 * index + 1)).not.toContain('same-vehicle-same-day')
  }
})

test('the same VIN twice in a day of the centre is flagged on both and nothing is merged', async () => {
  const car = { vin: '1M8GDM9AXKP042788', make: 'MCI', plate: 'AB-123-CD' }
  await complete(1, car, '2026-11-20T23:30:00.000Z')
  await complete(2, { ...car, plate: 'NE-456-WW' }, '2026-11-21T20:00:00.000Z')
  await complete(3, { ...car, plate: 'NE-456-WW' }, '2026-11-21T23:30:00.000Z')
  for (const n of [1, 2]) expect(await flagsOf(n)).toContain('same-vehicle-same-day')
  expect(await flagsOf(3)).not.toContain('same-vehicle-same-day')
  expect(await flagsOf(2)).not.toContain('vehicle-in-doubt')
})

test('one VIN on two cars is told to the office on both', async () => {
  const car = { vin: '1M8GDM9AXKP042788', make: 'MCI', plate: 'AB-123-CD' }
  await complete(1, car)
  await complete(2, { ...car, make: 'Dacia', plate: 'XY-987-ZZ' }, '2026-11-22T09:00:00.000Z')
  for (const n of [1, 2]) expect(await flagsOf(n)).toContain('vehicle-in-doubt')
})

test('what was completed before there were keys is linked after the next start', async () => {
  await complete(1, { ...renault, odometer: 90_000 })
  const { pool } = office.deps
  await pool.query('UPDATE inspections SET keys_version = 0, vehicle_key = NULL')
  await pool.query('UPDATE odometer_readings SET keys_version = 0, vehicle_key = NULL')
  expect((await complete(2, renault, '2026-11-21T09:00:00.000Z')).odometerHistory).toEqual([])
  await fillVehicleKeys(pool)
  const report = await complete(3, renault, '2026-11-22T09:00:00.000Z')
  expect(report.odometerHistory.map(({ value }) => value)).toEqual([1000, 90_000])
})

test('a plate tells the readings of its car and of no other', async () => {
  await complete(1, { ...renault, vin: 'UNKNOWN', odometer: 90_000 })
  await complete(2, { ...renault, vin: '1M8GDM9AXKP042788', odometer: 80_000 }, '2026-11-21T09:00:00.000Z')
  await complete(
    3,
    { ...renault, vin: '1M8GDM9AXKP042788', plate: 'NE-456-WW', odometer: 85_000 },
    '2026-11-22T09:00:00.000Z',
  )
  const asked = { plateKey: 'AB123CD', country: 'F', fullVin: null, except: null, limit: 20 }
  const told = async (more: Partial<typeof asked> | { fullVin: string } | { except: string }) =>
    (await listReadingsOfCar(office.deps.pool, { ...asked, ...more })).map(({ value }) => value)
  expect(await told({})).toEqual([80_000, 90_000])
  expect(await told({ except: testId(1, 2) })).toEqual([90_000])
  expect(await told({ country: 'D' })).toEqual([])
  expect(await told({ plateKey: 'AB123CE' })).toEqual([])
  expect(await told({ fullVin: '1M8GDM9AXKP042788' })).toEqual([85_000, 80_000, 90_000])
  expect(await told({ fullVin: 'WVWZZZ1KZAW123456' })).toEqual([90_000])
})

test('a reading is compared since the last replacement of the instrument', async () => {
  const car = { vin: '1M8GDM9AXKP042788', make: 'MCI', plate: 'AB-123-CD' }
  await complete(1, { ...car, odometer: 300_000 }, '2026-11-18T09:00:00.000Z')
  const fitted = await complete(2, { ...car, odometer: 10, status: 'replaced' }, '2026-11-19T09:00:00.000Z')
  const after = await complete(3, { ...car, odometer: 20 }, '2026-11-20T09:00:00.000Z')
  const lower = await complete(4, { ...car, odometer: 15 }, '2026-11-21T09:00:00.000Z')
  const beyond = await complete(5, { ...car, odometer: 99_999_999 }, '2026-11-22T09:00:00.000Z')
  expect(
    [fitted, after, lower, beyond].map(({ flags }) => flags.filter((flag) => flag.startsWith('odometer'))),
  ).toEqual([[], [], ['odometer-below-history'], ['odometer-implausible']])
  expect(after.odometerHistory.map(({ value }) => value)).toEqual([10, 300_000])
})
