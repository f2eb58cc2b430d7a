import { expect, test } from 'vitest'
import { canonicalTemplate } from './canonical.ts'
import { passengerCar } from './passenger-car.ts'

/** The same value with the members of every object written the other way round. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([name, member]) => [name, reversed(member)]),
  )
}

test('the canonical text does not depend on the order members were written in', () => {
  expect(canonicalTemplate(reversed(passengerCar) as typeof passengerCar)).toBe(canonicalTemplate(passengerCar))
})

test('the canonical text is the template', () => {
  expect(JSON.parse(canonicalTemplate(passengerCar))).toEqual(passengerCar)
})

test('the order of checkpoints and every limit change the canonical text', () => {
  const swapped = { ...passengerCar, sections: passengerCar.sections.toReversed() }
  const renamed = { ...passengerCar, version: passengerCar.version + 1 }
  expect(canonicalTemplate(swapped)).not.toBe(canonicalTemplate(passengerCar))
  expect(canonicalTemplate(renamed)).not.toBe(canonicalTemplate(passengerCar))
})

test('an absent member and an undefined one are the same', () => {
  const undefinedMember = { ...passengerCar, extra: undefined }
  expect(canonicalTemplate(undefinedMember)).toBe(canonicalTemplate(passengerCar))
})
