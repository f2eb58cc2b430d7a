// A day, a bay or an hour is closed after somebody booked it: the office finds each of these, and nothing else.
import { seqScansOf } from '@sac/tests/support/seq-scans'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { listToCome } from '../store/appointment-rows.ts'
import { type Appointments, openAppointments } from '../testing/open-appointments.ts'
import { admin, booking, newCustomer } from '../testing/stage-appointments.ts'
import { cancelAppointment } from './cancel-appointment.ts'
import { changeOffer, requireOffer } from './change-offer.ts'
import { listStranded } from './list-stranded.ts'
import { planAppointment } from './plan-appointment.ts'

let service: Appointments
beforeEach(async () => {
  service = await openAppointments()
})
afterEach(() => service.database.drop())

type Offer = Awaited<ReturnType<typeof requireOffer>>['offer']

async function change(parts: (offer: Offer) => Partial<Offer>): Promise<void> {
  const { deps, centreId } = service
  const { offer } = await requireOffer(deps.pool, { centreId })
  const commandId = deps.newId()
  await changeOffer(deps, { centreId, commandId, offer: { ...offer, ...parts(offer) }, changedBy: admin.userId })
}

const close = (day: string, bay: string | null = null) =>
  change(({ closures }) => ({ closures: [...closures, { firstDay: day, lastDay: day, bay, reason: null }] }))

const stranded = () => listStranded(service.deps, service)
const tuesday = '2026-06-09'
const at = (time: string, day = tuesday) => `${day}T${time}:00.000Z`

test('nothing is stranded while everything is open', async () => {
  await service.book({ scheduledDate: at('08:00') })
  expect(await stranded()).toEqual({ count: 0, appointments: [] })
})

test('what is booked on a day closed since is found by time, with who booked it', async () => {
  const customer = newCustomer()
  const late = await service.book({ scheduledDate: at('13:00') }, customer)
  const early = await service.book({ scheduledDate: at('08:00') }, customer)
  await service.book({ scheduledDate: at('08:00', '2026-06-10') }, customer)
  await close(tuesday)
  const { count, appointments } = await stranded()
  expect(count).toBe(2)
  expect(appointments.map(({ appointmentId }) => appointmentId)).toEqual([early.appointmentId, late.appointmentId])
  expect(appointments.map(({ customerName }) => customerName)).toEqual(
    Array.from({ length: 2 }, () => `Customer ${customer.userId.slice(-4)}`),
  )
})

test('in a bay closed by days only its own are found', async () => {
  const booked = [
    await service.book({ scheduledDate: at('08:00') }),
    await service.book({ scheduledDate: at('08:00') }),
  ]
  expect(booked.map(({ bay }) => bay).toSorted()).toEqual(['Bay 1', 'Bay 2'])
  await close(tuesday, 'Bay 2')
  expect((await stranded()).appointments.map(({ bay }) => bay)).toEqual(['Bay 2'])
})

test('shorter hours strand who comes later; what staff planned without an account may lie outside of them', async () => {
  const late = await service.book({ scheduledDate: at('14:00') })
  const { vehicleId: _none, ...rest } = booking({ scheduledDate: at('14:30') })
  const planned = { ...rest, inspectionId: service.deps.newId(), bay: 'Bay 2', inspectorId: null }
  await planAppointment(service.deps, planned, admin.userId)
  await change(({ openingHours }) => ({ openingHours: openingHours.map((day) => ({ ...day, closes: '15:00' })) }))
  expect((await stranded()).appointments.map(({ appointmentId }) => appointmentId)).toEqual([late.appointmentId])
  await close(tuesday)
  expect((await stranded()).count).toBe(2)
})

test('who was cancelled, and what is past, is no longer owed anything', async () => {
  const customer = newCustomer()
  const first = await service.book({ scheduledDate: at('08:00') }, customer)
  await service.book({ scheduledDate: at('09:00') }, customer)
  await close(tuesday)
  const cancelling = { appointmentId: first.appointmentId, commandId: service.deps.newId(), feeMinor: 0, reason: null }
  await cancelAppointment(service.deps, cancelling, admin)
  expect((await stranded()).count).toBe(1)
  service.setNow(at('12:00'))
  expect((await stranded()).count).toBe(0)
})

test('a hundred are shown, and all are counted', async () => {
  const { pool } = service.database
  await service.book({ scheduledDate: at('08:00') })
  await pool.query(
    `INSERT INTO appointments (appointment_id, inspection_id, centre_id, bay, scheduled_at, ends_at, kind, status, vehicle, user_id,
       price_minor, currency, created_at, timed_at)
     SELECT gen_random_uuid(), gen_random_uuid(), centre_id, bay, scheduled_at + n * interval '7 days', ends_at + n * interval '7 days',
       kind, 'confirmed', vehicle, user_id, price_minor, currency, created_at, timed_at FROM appointments, generate_series(1, 120) n`,
  )
  await change(({ openingHours }) => ({ openingHours: openingHours.filter(({ weekday }) => weekday !== 2) }))
  const { count, appointments } = await stranded()
  expect([count, appointments.length]).toEqual([121, 100])
})

test('among twenty thousand to come, and as many that were missed, they are found by an index', async () => {
  const { deps, centreId, database } = service
  const id = `overlay(gen_random_uuid()::text PLACING '7' FROM 15)::uuid`
  for (const [status, every] of [
    ['confirmed', '30 min'],
    ['no-show', '-30 min'],
  ])
    await database.pool.query(
      `INSERT INTO appointments (appointment_id, inspection_id, centre_id, bay, scheduled_at, ends_at, timed_at, kind, status, vehicle, created_at)
       SELECT ${id}, ${id}, $1, 'Bay 1', starts_at, starts_at + interval '30 min', now(), 'periodic', $2, '{}', now()
       FROM generate_series(1, 20000) AS n, LATERAL (SELECT timestamptz '2026-06-09' + n * $3::interval AS starts_at) AS at`,
      [centreId, status, every],
    )
  await database.pool.query('ANALYZE appointments')
  const from = deps.now()
  expect(await listToCome(database.pool, { centreId, from })).toHaveLength(20_000)
  expect(await seqScansOf(database.pool, (db) => listToCome(db, { centreId, from }))).toEqual([])
  const { count, appointments } = await stranded()
  expect(count).toBeGreaterThan(1_000)
  expect(appointments).toHaveLength(100)
})
