import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson } from './canonical-json.ts'
import { passengerCar } from './template/passenger-car.ts'

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
  expect(canonicalJson(reversed(passengerCar))).toBe(canonicalJson(passengerCar))
})

test('the canonical text is the template', () => {
  expect(JSON.parse(canonicalJson(passengerCar))).toEqual(passengerCar)
})

test('the order of checkpoints and every limit change the canonical text', () => {
  const swapped = { ...passengerCar, sections: passengerCar.sections.toReversed() }
  const renamed = { ...passengerCar, version: passengerCar.version + 1 }
  expect(canonicalJson(swapped)).not.toBe(canonicalJson(passengerCar))
  expect(canonicalJson(renamed)).not.toBe(canonicalJson(passengerCar))
})

test('an absent member and an undefined one are the same', () => {
  const undefinedMember = { ...passengerCar, extra: undefined }
  expect(canonicalJson(undefinedMember)).toBe(canonicalJson(passengerCar))
})

test('equal values have equal canonical text whatever the order of their members', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const reversed = Object.fromEntries(Object.entries(value).toReversed())
      expect(canonicalJson(reversed)).toBe(canonicalJson(value))
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
    }),
  )
})
