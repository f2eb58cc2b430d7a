import { expect, test } from 'vitest'
import { holdsEnough, isInTwoPlaces, type OwnTime } from './own-times.ts'

const hour = 3_600_000
const own = (parts: Partial<OwnTime> = {}): OwnTime => ({
  appointmentId: 'a',
  isPaid: true,
  from: 10 * hour,
  to: 11 * hour,
  plate: 'AB-123-CD',
  country: 'F',
  ...parts,
})

test.each([
  ['the same hour', {}],
  ['a part of it', { from: 10.5 * hour, to: 11.5 * hour }],
  ['the plate written otherwise', { plate: 'ab 123 cd' }],
])('one car is not in two bays: %s', (_, parts) => {
  expect(isInTwoPlaces([own()], { ...own(parts), appointmentId: 'b' })).toBe(true)
})

test.each([
  ['right after it', { from: 11 * hour, to: 12 * hour }],
  ['another car', { plate: 'AB-124-CD' }],
  ['a car of another country', { country: 'B' }],
  ['its own time, when it is moved', { appointmentId: 'a' }],
])('nothing is said against %s', (_, parts) => {
  expect(isInTwoPlaces([own()], { ...own({ appointmentId: 'b' }), ...parts })).toBe(false)
})

test('three unpaid holds are the most, whatever is booked', () => {
  const unpaid = own({ isPaid: false })
  expect(holdsEnough([own(), own(), own(), unpaid, unpaid])).toBe(false)
  expect(holdsEnough([unpaid, unpaid, unpaid])).toBe(true)
})
