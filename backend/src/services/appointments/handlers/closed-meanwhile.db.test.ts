// A day or a bay is closed while somebody books: once the closing stands, nothing is booked that does not know of it.
import type { Pool } from '@sac/platform/db/create-pool'
import { withTransaction } from '@sac/platform/db/with-transaction'
import { Problem } from '@sac/platform/http/problem'
import { uuidv7 } from '@sac/platform/ids'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { AppointmentsDeps } from '../appointments-deps.ts'
import { type Appointments, openAppointments } from '../testing/open-appointments.ts'
import { admin, booking, newCustomer } from '../testing/stage-appointments.ts'
import { bookAppointment } from './book-appointment.ts'
import { cancelAppointment } from './cancel-appointment.ts'
import { changeCentre } from './change-centre.ts'
import { changeOffer, requireOffer } from './change-offer.ts'
import { joinWaitingList } from './join-waiting-list.ts'
import { planAppointment } from './plan-appointment.ts'
import { keepCentre } from './require-centre.ts'
import { rescheduleAppointment } from './reschedule-appointment.ts'

let service: Appointments
beforeEach(async () => {
  service = await openAppointments()
})
afterEach(() => service.database.drop())

const day = '2026-06-09'
const at = (time: string) => `${day}T${time}:00.000Z`
const other = '2026-06-10T08:00:00.000Z'

async function closeDay(bay: string | null = null): Promise<unknown> {
  const { deps, centreId } = service
  const { offer } = await requireOffer(deps.pool, { centreId })
  const closures = [...offer.closures, { firstDay: day, lastDay: day, bay, reason: 'Inventory' }]
  return changeOffer(deps, { centreId, commandId: uuidv7(), offer: { ...offer, closures }, changedBy: admin.userId })
}

const closeBayForGood = (): Promise<unknown> =>
  changeCentre(
    service.deps,
    { centreId: service.centreId, commandId: uuidv7(), name: 'North', place: 'Northtown', bays: ['Bay 2'] },
    admin.userId,
  )

/** Whoever works with these has read what the centre is; before their transaction begins `change` is committed. */
function whoseCentreChanges(change: () => Promise<unknown>): AppointmentsDeps {
  let changed: Promise<unknown> | undefined
  const connect = async () => {
    await (changed ??= change())
    return service.deps.pool.connect()
  }
  const pool = { query: service.deps.pool.query.bind(service.deps.pool), connect } as unknown as Pool
  return { ...service.deps, pool }
}

const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error: unknown) => (error instanceof Problem ? error.code : Promise.reject(error)),
  )

async function bookedBays(): Promise<string[]> {
  const { rows } = await service.database.pool.query<{ bay: string }>(
    `SELECT bay FROM appointments WHERE scheduled_at::date = $1::date AND status IN ('pending', 'confirmed') ORDER BY bay`,
    [day],
  )
  return rows.map(({ bay }) => bay)
}

test('on a day that is closed while a customer books nothing is booked', async () => {
  const deps = whoseCentreChanges(() => closeDay())
  expect(await codeOf(bookAppointment(deps, booking({ scheduledDate: at('08:00') }), newCustomer().userId))).toBe(
    'appointment.not-bookable',
  )
  expect(await bookedBays()).toEqual([])
})

test('nobody moves to a day that is closed meanwhile', async () => {
  const caller = newCustomer()
  const { appointmentId } = await service.book({ scheduledDate: other }, caller)
  const moving = { appointmentId, commandId: uuidv7(), scheduledDate: at('08:00') }
  const deps = whoseCentreChanges(() => closeDay())
  expect(await codeOf(rescheduleAppointment(deps, moving, caller))).toBe('appointment.not-bookable')
  expect(await bookedBays()).toEqual([])
})

test('a bay that is closed for the day, or for good, while somebody books is left out', async () => {
  const books = (change: () => Promise<unknown>) =>
    bookAppointment(whoseCentreChanges(change), booking({ scheduledDate: at('08:00') }), newCustomer().userId)
  expect((await books(() => closeDay('Bay 1'))).bay).toBe('Bay 2')
  await closeDay('Bay 2')
  expect(await codeOf(service.book({ scheduledDate: at('10:00') }))).toBe('appointment.not-bookable')
})

test('the counter plans nothing in a bay that is given up meanwhile', async () => {
  const { vehicleId: _none, ...rest } = booking({ scheduledDate: at('08:00') })
  const planned = { ...rest, inspectionId: uuidv7(), bay: 'Bay 1', inspectorId: null }
  const deps = whoseCentreChanges(closeBayForGood)
  expect(await codeOf(planAppointment(deps, planned, admin.userId))).toBe('request.invalid')
  expect(await bookedBays()).toEqual([])
})

test('who waits is not offered what is let go on a day that is closed meanwhile', async () => {
  const caller = newCustomer()
  const { appointmentId } = await service.book({ scheduledDate: at('08:00') }, caller)
  const { centreId, vehicle, kind } = booking()
  const entry = { entryId: uuidv7(), centreId, kind, vehicle, vehicleId: null, firstDay: day, lastDay: day }
  await joinWaitingList(service.deps, entry, newCustomer().userId)
  const cancelling = { appointmentId, commandId: uuidv7(), feeMinor: 0, reason: null }
  await cancelAppointment(
    whoseCentreChanges(() => closeDay()),
    cancelling,
    caller,
  )
  expect(await bookedBays()).toEqual([])
})

test('money that comes for a hold that ended goes back where its day was closed since', async () => {
  const held = await service.book({ scheduledDate: at('08:00') })
  service.passMinutes(60)
  await closeDay()
  await service.book({ scheduledDate: other })
  await service.database.pool.query(
    `UPDATE appointments SET status = 'expired', held_until = NULL
    WHERE appointment_id = $1`,
    [held.appointmentId],
  )
  await service.pay(held)
  expect(await service.told(held.appointmentId)).toContain('payment-unplaceable')
  expect(await bookedBays()).toEqual([])
})

test('who began to book first is waited for: the closing is the later one, and the booking stays', async () => {
  const { deps, centreId, database } = service
  const waiting = async () => {
    const sql = `SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`
    return (await database.pool.query<{ n: number }>(sql)).rows[0]?.n
  }
  for (const [close, bay] of [
    [closeDay, 'Bay 1'],
    [closeBayForGood, 'Bay 2'],
  ] as const) {
    let isClosed = false
    const { closing, before } = await withTransaction(deps.pool, async (tx) => {
      await keepCentre(tx, { centreId })
      const closes = close().finally(() => {
        isClosed = true
      })
      await expect.poll(waiting).toBe(1)
      return { closing: closes, before: isClosed }
    })
    await closing
    expect([bay, before, isClosed]).toEqual([bay, false, true])
  }
})

test('bookings, closings and changes of one moment never stand in each other’s way for good', async () => {
  for (let round = 0; round < 6; round += 1) {
    const books = Array.from({ length: 4 }, () => codeOf(service.book({ scheduledDate: at('08:00') })))
    const outcomes = await Promise.all([...books, codeOf(closeDay()), codeOf(closeBayForGood())])
    for (const outcome of outcomes)
      expect(['done', 'appointment.slot-taken', 'appointment.not-bookable', 'centre.bay-booked']).toContain(outcome)
  }
})
