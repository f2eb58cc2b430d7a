import { foldInspection, type Seal } from '@sac/contracts/inspection/fold'
import { doubtReading } from '@sac/contracts/inspection/odometer'
import { createTestDevice, testId } from '@sac/contracts/testing/device'
import { expect, test } from 'vitest'
import { mergeReadings, readingsHere, type WrittenCar } from './car-readings.ts'

const clio: WrittenCar = { plate: 'AB-123-CD', country: 'F', vin: '', make: '' }

function tested(n: number, car: Partial<WrittenCar>, reading: number, testedAt?: string) {
  const device = createTestDevice({ n, inspectionId: testId(1, n) })
  for (const [field, value] of Object.entries({ ...clio, ...car }))
    if (value) device.record({ type: 'vehicle-recorded', payload: { field, value } as never })
  const value = { reading, unit: 'km', status: 'read' } as const
  device.record({ type: 'vehicle-recorded', payload: { field: 'odometer', value } })
  const state = foldInspection(device.lines)
  return testedAt === undefined ? state : { ...state, seals: [{ testedAt } as Seal] }
}
const valuesHere = (
  states: Parameters<typeof readingsHere>[0],
  car: Partial<WrittenCar>,
  except: string | null = null,
) => readingsHere(states, { ...clio, ...car }, except).map(({ value }) => value)

test('a test minutes ago on this device counts at once, sealed or not, and a lower reading after it is asked about', () => {
  const at = '2026-11-23T10:00:00.000Z'
  for (const before of [tested(1, {}, 128_402, at), tested(1, {}, 128_402)]) {
    const readings = readingsHere([before], { ...clio, plate: 'ab 123 cd' }, null)
    expect(readings.map(({ value }) => value)).toEqual([128_402])
    const now = { value: 90_000, unit: 'km', status: 'read', at: '2026-11-23T10:07:00.000Z' } as const
    expect(doubtReading({ ...now, at: readings[0]!.at > now.at ? readings[0]!.at : now.at }, readings)?.is).toBe(
      'lower',
    )
  }
})

test('the same full VIN is the car on any plate, another one is another car on the same plate', () => {
  const here = [tested(1, { vin: '1M8GDM9AXKP042788' }, 100)]
  expect(valuesHere(here, { vin: 'vin: 1m8 gdm 9axkp042788', plate: 'XY-987-ZZ' })).toEqual([100])
  expect(valuesHere(here, { vin: 'WVWZZZ1KZAW123456' })).toEqual([])
  expect(valuesHere(here, { vin: '' })).toEqual([100])
  expect(valuesHere(here, { vin: '777', plate: 'XY-987-ZZ' })).toEqual([])
})

test('another plate, the plate of another country, no plate and the inspection itself tell nothing', () => {
  const here = [tested(1, {}, 100), tested(2, { plate: '' }, 200)]
  expect(valuesHere(here, { plate: 'AB-123-CE' })).toEqual([])
  expect(valuesHere(here, { country: 'D' })).toEqual([])
  expect(valuesHere(here, { plate: '' })).toEqual([])
  expect(valuesHere(here, {}, testId(1, 1))).toEqual([])
})

test('a reading known here and from the office is one, the newest comes first', () => {
  const at = (day: number) => `2026-11-${day}T10:00:00.000Z`
  const reading = (value: number, day: number) => ({ value, unit: 'km', status: 'read', at: at(day) }) as const
  const merged = mergeReadings([reading(3, 23)], [reading(1, 21), reading(3, 23)], [reading(2, 22)])
  expect(merged.map(({ value }) => value)).toEqual([3, 2, 1])
})
