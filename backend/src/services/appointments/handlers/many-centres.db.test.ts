// A house of many centres: each is found, and what is booked there says its own place and clock.
import { withTransaction } from '@sac/platform/db/with-transaction'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoOffer } from '../domain/demo-offer.ts'
import { listAppointmentsOf } from '../store/appointment-rows.ts'
import { listOpenCentres } from '../store/offer-rows.ts'
import { type Appointments, openAppointments } from '../testing/open-appointments.ts'
import { admin, newCustomer } from '../testing/stage-appointments.ts'
import { atCentres, readAtCentre } from './at-centres.ts'
import { openCentre } from './open-centre.ts'

const count = 120
const numbered = (n: number) => String(n).padStart(3, '0')
const bases = { phone: null, address: null, profileId: 'fr', bays: ['1'] }
const centreOf = (n: number) => ({
  ...bases,
  centreId: `many-${numbered(n)}`,
  station: `M${numbered(n)}`,
  name: `Contrôle ${numbered(n)}`,
  place: 'Saint-Étienne',
  timeZone: 'Europe/Paris',
})
const far = {
  ...centreOf(119),
  name: 'Zénith 100%',
  timeZone: 'Pacific/Auckland',
  address: { street: '7 Quay Street', postcode: '1010', city: 'Auckland', country: 'NZ' },
}

let here: Appointments
beforeAll(async () => {
  here = await openAppointments()
  for (let n = 0; n < count; n += 1) {
    const centre = n === 119 ? far : centreOf(n)
    await withTransaction(here.deps.pool, (tx) =>
      openCentre(here.deps, tx, { centre, offer: demoOffer, openedBy: admin.userId }),
    )
  }
})
afterAll(() => here.database.drop())

const found = async (asked: { search?: string; centreId?: string }, limit = 50) =>
  (await listOpenCentres(here.deps.pool, { ...asked, after: null, limit })).map(({ centreId }) => centreId)

test('a centre far down the list is found by any word of name, place, postcode or town, however it is written', async () => {
  for (const search of ['zénith', 'ZENITH', 'zen', 'auckl', '1010', '100%', 'zenith 100'])
    expect(await found({ search })).toEqual([far.centreId])
  expect(await found({ search: 'etienne' }, 200)).toHaveLength(count)
  expect(await found({ search: 'saint-e' }, 200)).toHaveLength(count)
  expect(await found({ search: 'controle 06' })).toEqual(Array.from({ length: 10 }, (_, n) => `many-06${n}`))
  for (const search of ['enith', '%', '_', String.raw`\ `]) expect(await found({ search })).toEqual([])
})

test('one is asked for by its id, and nobody else comes with it', async () => {
  expect(await found({ centreId: far.centreId })).toEqual([far.centreId])
  expect(await found({ centreId: 'nowhere' })).toEqual([])
})

test('what is booked there says where it is and by which clock', async () => {
  const { pool } = here.deps
  const customer = newCustomer()
  const late = { centreId: far.centreId, scheduledDate: '2026-06-08T21:00:00.000Z' }
  const { appointmentId } = await here.book(late, customer)
  const near = await here.book({ centreId: 'many-003' }, customer)
  const { name, place, phone, address, timeZone } = far
  const centre = { name, place, phone, address, timeZone }
  expect(await readAtCentre(pool, appointmentId, customer)).toMatchObject({ appointmentId, centre })
  const own = await listAppointmentsOf(pool, { userId: customer.userId, after: null, limit: 9 })
  expect((await atCentres(pool, own)).map((one) => [one.appointmentId, one.centre.timeZone])).toEqual([
    [near.appointmentId, 'Europe/Paris'],
    [appointmentId, 'Pacific/Auckland'],
  ])
})
