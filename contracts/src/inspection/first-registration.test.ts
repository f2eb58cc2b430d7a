import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createTestDevice } from '../testing/device.ts'
import { inspect, tread } from '../testing/inspect.ts'
import { smallTemplate } from '../testing/small-template.ts'
import type { Recorded } from './field-key.ts'
import { registrationFault, registrationInDoubt } from './first-registration.ts'
import { foldInspection } from './fold.ts'
import { computeOutcome } from './outcome.ts'

const testedOn = '2026-11-23'
const anyDay = fc
  .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const nearTest = fc.integer({ min: -2, max: 2 }).map((days) => {
  return new Date(Date.parse(testedOn) + days * 86_400_000).toISOString().slice(0, 10)
})

function missingWith(...recorded: readonly Recorded[]) {
  const device = createTestDevice({ n: 1 })
  inspect(device, 'f'.repeat(64), 'nothing')
  for (const one of recorded) device.record(one)
  const state = foldInspection(device.lines)
  return computeOutcome({ state, template: smallTemplate, profile: { repairOnSpotAllowed: true }, testedOn }).missing
}

test('a car is registered first between 1886 and the day of its test, or its inspection is not complete', () => {
  fc.assert(
    fc.property(fc.oneof(anyDay, nearTest), (value) => {
      const possible = value >= '1886-01-01' && value <= testedOn
      expect(registrationFault(value, testedOn) === null).toBe(possible)
      const field = { field: 'firstRegistration', value } as const
      expect(missingWith({ type: 'vehicle-recorded', payload: field })).toEqual(
        possible ? [] : [{ code: 'implausible-field', checkpoint: null, subject: 'firstRegistration' }],
      )
    }),
  )
})

test('while the day of the test is unknown only what no car can have is refused', () => {
  expect(registrationFault('2999-01-01', null)).toBeNull()
  expect(registrationFault('1885-12-31', null)).toBe('before-cars')
})

test('no value beyond what a wheel can have is taken, negative, huge or not', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      const possible = value >= 0 && value <= 20
      const codes = missingWith(tread('a1l', value)).map(({ code }) => code)
      expect(codes.includes('implausible')).toBe(!possible)
    }),
  )
})

test('an absurd value is not taken either where the checkpoint was not judged in the end', () => {
  const untested: Recorded = {
    type: 'answered',
    payload: { checkpoint: '5.2', answer: 'not-testable', reason: 'wheels locked' },
  }
  expect(missingWith(tread('a1l', 1e300), untested)).toMatchObject([{ code: 'implausible' }])
  expect(missingWith(untested)).toEqual([])
})

const clio = { firstRegistration: '2016-05-12', vin: '1M8GDM9AXKP042788', fuel: 'petrol', equipment: ['abs'] } as const
test.each([
  ['a common car', {}, false],
  ['an old car with a number of its own', { firstRegistration: '1971-03-02', vin: '777', equipment: [] }, false],
  ['a number of seventeen characters before there were any', { firstRegistration: '1978-05-12' }, true],
  ['a hybrid before there were any', { firstRegistration: '1995-05-12', fuel: 'hybrid-petrol' }, true],
  ['stability control before there was any', { firstRegistration: '1992-05-12', equipment: ['esc'] }, true],
  ['a date nobody typed', { firstRegistration: '1970-01-01', vin: '777', equipment: [] }, true],
  ['a car of a hundred years', { firstRegistration: '1926-05-12', vin: '777', equipment: [] }, true],
  ['no date at all', { firstRegistration: null }, false],
] as const)('%s: in doubt is what looks wrong for the car', (_what, more, doubt) => {
  expect(registrationInDoubt({ ...clio, ...more }, testedOn)).toBe(doubt)
})
