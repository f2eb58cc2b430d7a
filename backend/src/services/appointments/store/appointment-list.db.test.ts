import { uuidv7 } from '@sac/platform/ids'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createBookingDirectory } from '../create-booking-directory.ts'
import { type Appointments, openAppointments } from '../testing/open-appointments.ts'
import { booking, newCustomer } from '../testing/stage-appointments.ts'
import { fillKeys, searchAppointments } from './appointment-list.ts'
import { forgetCustomer } from './personal-rows.ts'

let service: Appointments
const customer = newCustomer()
const { vehicle } = booking()
const bookCar = (plate: string, day: number, by = newCustomer()) =>
  service.book({ vehicle: { ...vehicle, plate }, scheduledDate: `2026-06-${day}T10:00:00.000Z` }, by)

beforeAll(async () => {
  service = await openAppointments()
  for (const [plate, day] of [
    ['AB-123-CD', 15],
    ['AB-124-CD', 16],
    ['ZZ-999-ZZ', 17],
  ] as const)
    await bookCar(plate, day)
  await bookCar('AB-123-CD', 18, customer)
})
afterAll(() => service.database.drop())

const found = async (search?: string) => {
  const rows = await searchAppointments(service.deps.pool, { search, after: null, limit: 51 })
  return rows.map(({ vehicle: { plate }, scheduledDate }) => `${plate} ${scheduledDate.slice(8, 10)}`)
}

test.each(['AB-123-CD', 'ab 123', 'ab123c'])(
  'the bookings of one car are found by its plate as it is said, the latest first: %s',
  async (said) => {
    expect(await found(said)).toEqual(['AB-123-CD 18', 'AB-123-CD 15'])
  },
)

test('nothing asked is all; too little, or a plate nobody has, is none', async () => {
  expect(await found()).toHaveLength(4)
  expect(await found('ab-12')).toHaveLength(3)
  for (const search of ['a-', 'AB-999']) expect(await found(search)).toEqual([])
})

test('one page follows the other', async () => {
  const [first] = await searchAppointments(service.deps.pool, { search: 'ab', after: null, limit: 1 })
  const after = [first!.scheduledDate, first!.appointmentId] as const
  const rest = await searchAppointments(service.deps.pool, { search: 'ab', after, limit: 51 })
  expect(rest.map(({ vehicle: { plate } }) => plate)).toEqual(['AB-124-CD', 'AB-123-CD'])
})

test('rows of an older form are keyed again, once, by however many processes', async () => {
  const { pool } = service.deps
  await pool.query(`UPDATE appointments SET keys_version = 0, plate_key = 'OLD'`)
  expect(await found('ab123cd')).toEqual([])
  await Promise.all([fillKeys(pool), fillKeys(pool)])
  expect(await found('ab123cd')).toHaveLength(2)
})

test('others are told which bookings are of a plate, and of which car a booking is', async () => {
  const directory = createBookingDirectory({ pool: service.deps.pool })
  const bookings = await directory.listBookingsOfPlate('zz999')
  expect(bookings).toEqual([{ appointmentId: expect.any(String), inspectionId: expect.any(String), paymentId: null }])
  const { appointmentId } = bookings[0]!
  expect(await directory.listPlates([appointmentId, uuidv7()])).toEqual([{ appointmentId, plate: 'ZZ-999-ZZ' }])
})

test('the plate of somebody who is forgotten finds nothing any more', async () => {
  await forgetCustomer(service.deps.pool, customer)
  expect(await found('ab123cd')).toEqual(['AB-123-CD 15'])
})
