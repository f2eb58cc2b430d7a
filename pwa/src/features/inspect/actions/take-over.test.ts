import type { PlannedVehicle } from '@sac/contracts/http/appointments'
import { foldInspection } from '@sac/contracts/inspection/fold'
import { createTestDevice, testId } from '@sac/contracts/testing/device'
import { expect, test } from 'vitest'
import { takeOver } from './take-over.ts'

const planned: PlannedVehicle = {
  plate: 'AB-123-CD',
  country: 'F',
  vin: null,
  make: 'Renault',
  model: null,
  category: 'M1',
  fuel: 'petrol',
  firstRegistration: '2016-05-12',
}
const holders = [{ actorId: testId(2, 1), deviceId: testId(3, 1), at: '2026-11-23T09:00:00.000Z', reason: null }]

test('names whom it is taken from and why', () => {
  const records = takeOver({ holders, reason: ' shift ', state: foldInspection([]), planned: null })
  expect(records).toEqual([{ type: 'claimed', payload: { from: testId(2, 1), reason: 'shift' } }])
})

test('without the colleague’s entries the car begins as it was planned', () => {
  const records = takeOver({ holders, reason: 'shift', state: foldInspection([]), planned })
  const fields = records.flatMap((recorded) => (recorded.type === 'vehicle-recorded' ? [recorded.payload.field] : []))
  expect(fields.toSorted()).toEqual(['category', 'country', 'firstRegistration', 'fuel', 'make', 'plate'])
})

test('a car that is known already is left as it was recorded', () => {
  const device = createTestDevice({ n: 1 })
  device.record({ type: 'vehicle-recorded', payload: { field: 'plate', value: 'XY-987-ZZ' } })
  const records = takeOver({ holders, reason: 'shift', state: foldInspection(device.lines), planned })
  expect(records.map(({ type }) => type)).toEqual(['claimed'])
})
