// No pass without a test: what the law asks of a car is judged, or the car does not pass, whatever words stand in its place.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { notApplicableFor } from '../template/applicability.ts'
import { passengerCar } from '../template/passenger-car.ts'
import { Equipment, Fuel, type VehicleTraits } from '../template/template.ts'
import { createTestDevice } from '../testing/device.ts'
import { answerWith, checkpointsOf, startCar } from '../testing/inspect-car.ts'
import type { Recorded } from './field-key.ts'
import { foldInspection } from './fold.ts'
import { computeOutcome, mustBeTested, retestScope } from './outcome.ts'

const anyCar: fc.Arbitrary<VehicleTraits> = fc.record({
  category: fc.constantFrom('M1', 'N1'),
  fuel: fc.constantFrom(...Fuel.options),
  firstRegistration: fc
    .date({ min: new Date('1900-01-01'), max: new Date('2026-11-23'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
  equipment: fc.subarray([...Equipment.options]),
})
const anyReason = fc.string({ minLength: 1, maxLength: 40 })
const anyPicks = fc.noShrink(fc.infiniteStream(fc.boolean()))

function outcomeOf(traits: VehicleTraits, answers: readonly Recorded[]) {
  const device = createTestDevice({ n: 1 })
  for (const recorded of [...startCar(traits), ...answers]) device.record(recorded)
  const profile = { repairOnSpotAllowed: true }
  return computeOutcome({
    state: foldInspection(device.lines),
    template: passengerCar,
    profile,
    testedOn: '2026-11-23',
  })
}

test('not applicable passes exactly where the template says so of this car, elsewhere it fails and is ordered again', () => {
  fc.assert(
    fc.property(anyCar, anyPicks, anyReason, (traits, picks, reason) => {
      const checkpoints = checkpointsOf(traits)
      const away = new Set(checkpoints.filter(() => picks.next().value))
      const answers = checkpoints.map((one) =>
        away.has(one) ? answerWith(one, 'not-applicable', reason) : answerWith(one, 'ok'),
      )
      const outcome = outcomeOf(traits, answers)
      const refused = [...away].filter((one) => notApplicableFor(one, traits).length === 0).map(({ code }) => code)
      expect(outcome.untested).toEqual(refused)
      expect(outcome.result).toBe(refused.length > 0 ? 'fail' : 'pass')
      expect(retestScope(outcome)).toEqual(refused.toSorted())
    }),
  )
})

test('a car on which everything is declared away never passes, by whichever word', () => {
  fc.assert(
    fc.property(anyCar, anyPicks, anyReason, (traits, picks, reason) => {
      const answers = checkpointsOf(traits).map((one) =>
        answerWith(one, picks.next().value ? 'not-applicable' : 'not-testable', reason),
      )
      expect(outcomeOf(traits, answers).result).toBe('fail')
    }),
  )
})

test('of what is looked at half may be hidden from view; a test that saw less is none', () => {
  fc.assert(
    fc.property(anyCar, fc.nat(), (traits, many) => {
      const checkpoints = checkpointsOf(traits)
      const looked = checkpoints.filter((one) => !mustBeTested(one))
      const hidden = new Set(looked.slice(0, many % (looked.length + 1)))
      const answers = checkpoints.map((one) =>
        hidden.has(one) ? answerWith(one, 'not-testable', 'covered') : answerWith(one, 'ok'),
      )
      const enough = hidden.size * 2 <= looked.length
      expect(outcomeOf(traits, answers)).toMatchObject({
        result: enough ? 'pass' : 'fail',
        untested: enough ? [] : [...hidden].map(({ code }) => code),
      })
    }),
  )
})

test('an old car keeps what the law of its years did not ask, a new one does not', () => {
  const smoke = passengerCar.sections.flatMap(({ checkpoints }) => checkpoints).find(({ code }) => code === '8.2.2.2')!
  const diesel = { category: 'M1', fuel: 'diesel', equipment: [] } as const
  expect(notApplicableFor(smoke, { ...diesel, firstRegistration: '1979-12-31' })).toHaveLength(1)
  expect(notApplicableFor(smoke, { ...diesel, firstRegistration: '1980-01-01' })).toEqual([])
  expect(notApplicableFor(smoke, { ...diesel, firstRegistration: null })).toEqual([])
})
