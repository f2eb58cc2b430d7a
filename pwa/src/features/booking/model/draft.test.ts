import { expect, test } from 'vitest'
import { bookingOf, choose, emptyDraft } from './draft.ts'

let made = 0
const newId = () => `id-${(made += 1)}`
const vehicle = {
  plate: 'AB-123-CD',
  country: 'F',
  vin: null,
  make: null,
  model: null,
  category: 'M1',
  fuel: null,
  firstRegistration: null,
}
const chosen = () => choose(emptyDraft(newId), { time: '2026-12-01T08:00:00.000Z', vehicle, vehicleId: null }, newId)

test('a booking can be asked for when time and vehicle are chosen', () => {
  expect(bookingOf(emptyDraft(newId), 'c1')).toBeNull()
  expect(bookingOf(chosen(), 'c1')).toMatchObject({ centreId: 'c1', kind: 'periodic', vehicle })
})

test('asking again keeps the id; another choice after asking is another booking', () => {
  const asked = { ...chosen(), asked: true }
  expect(choose(asked, { time: asked.time }, newId)).toBe(asked)
  const moved = choose(asked, { time: '2026-12-01T09:00:00.000Z' }, newId)
  expect(moved.appointmentId).not.toBe(asked.appointmentId)
  expect(moved.asked).toBe(false)
})

test('before anybody was asked a choice keeps the id', () => {
  const draft = chosen()
  expect(choose(draft, { vehicleId: 'v1' }, newId).appointmentId).toBe(draft.appointmentId)
})

test('another test or kind of vehicle takes another time, and the vehicle is of that kind', () => {
  const van = choose(chosen(), { category: 'N1' }, newId)
  expect([van.time, van.vehicle?.category]).toEqual([null, 'N1'])
  expect(choose(chosen(), { kind: 'retest' }, newId).time).toBeNull()
})
