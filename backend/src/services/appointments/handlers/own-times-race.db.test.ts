// Requests of one customer at one moment, in a centre where bays enough are free: only what the customer has already is in the way.
import type { Appointment } from '@sac/contracts/http/bookings'
import { Problem } from '@sac/platform/http/problem'
import { uuidv7 } from '@sac/platform/ids'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Appointments, openAppointments } from '../testing/open-appointments.ts'
import { booking, newCustomer } from '../testing/stage-appointments.ts'
import { cancelAppointment } from './cancel-appointment.ts'
import { joinWaitingList } from './join-waiting-list.ts'
import { rescheduleAppointment } from './reschedule-appointment.ts'

let service: Appointments
beforeAll(async () => {
  service = await openAppointments({ bays: Array.from({ length: 8 }, (_, n) => `Bay ${n + 1}`) })
})
afterAll(() => service.database.drop())

/** How many were done, and with what the others were refused. */
async function outcomesOf(attempts: readonly Promise<Appointment>[]) {
  const settled = await Promise.allSettled(attempts)
  const refused = settled.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []))
  const codes = refused.map((error) => (error instanceof Problem ? error.code : String(error)))
  return { done: settled.length - refused.length, refused: [...new Set(codes)] }
}

const rounds = Array.from({ length: 5 }, (_, n) => `2026-06-${15 + n}`)
const eight = (time: (n: number) => string) => Array.from({ length: 8 }, (_, n) => time(n))

test.each(rounds)('of many bookings of one car for one time at one moment one is made: %s', async (day) => {
  const customer = newCustomer()
  const attempts = eight((n) => `${day}T08:${n % 2 === 0 ? '00' : '15'}:00.000Z`)
  const racing = attempts.map((scheduledDate) => service.book({ scheduledDate }, customer))
  expect(await outcomesOf(racing)).toEqual({ done: 1, refused: ['appointment.same-car'] })
})

test.each(rounds)('of many moves of one car to one time at one moment one is made: %s', async (day) => {
  const customer = newCustomer()
  const own: Appointment[] = []
  for (const time of ['10:00', '11:00', '12:00'])
    own.push(await service.book({ scheduledDate: `${day}T${time}:00.000Z` }, customer))
  const racing = own.map(({ appointmentId }) => {
    const move = { appointmentId, commandId: uuidv7(), scheduledDate: `${day}T14:00:00.000Z` }
    return rescheduleAppointment(service.deps, move, customer)
  })
  expect(await outcomesOf(racing)).toEqual({ done: 1, refused: ['appointment.same-car'] })
})

test.each(rounds)('of many holds at one moment three are made: %s', async (day) => {
  const customer = newCustomer()
  const { vehicle } = booking()
  const racing = eight((n) => `AA-10${n}-AA`).map((plate) =>
    service.book({ scheduledDate: `${day}T09:00:00.000Z`, vehicle: { ...vehicle, plate } }, customer),
  )
  expect(await outcomesOf(racing)).toEqual({ done: 3, refused: ['appointment.too-many-holds'] })
})

const quarter = 15 * 60_000
/** Times of one customer that are at the same moment as another of theirs. */
async function overlapsOf({ userId }: { userId: string }) {
  const { rows } = await service.database.pool.query<{ at: Date }>(
    `SELECT one.scheduled_at AS at FROM appointments AS one JOIN appointments AS other
       ON one.user_id = other.user_id AND one.appointment_id < other.appointment_id AND one.during && other.during
     WHERE one.user_id = $1 AND one.status = 'pending' AND other.status = 'pending'`,
    [userId],
  )
  return rows
}

test.each(rounds)('what is offered while its customer books and moves is at no time of theirs: %s', async (day) => {
  const [customer, others] = [newCustomer(), eight(() => '').map(() => newCustomer())]
  const at = (hour: number) => new Date(Date.parse(`${day}T08:00:00.000Z`) + hour * 4 * quarter).toISOString()
  const taken = await Promise.all(others.map((other, n) => service.book({ scheduledDate: at(n % 2) }, other)))
  const own = await service.book({ scheduledDate: at(5) }, customer)
  const { centreId, kind, vehicle, vehicleId } = booking()
  for (let n = 0; n < 3; n += 1) {
    const entry = { entryId: uuidv7(), centreId, kind, vehicle, vehicleId, firstDay: day, lastDay: day }
    await joinWaitingList(service.deps, entry, customer.userId)
  }
  const cancel = ({ appointmentId }: Appointment, n: number) => {
    const given = { appointmentId, commandId: uuidv7(), feeMinor: 0, reason: null }
    return cancelAppointment(service.deps, given, others[n] ?? customer)
  }
  const move = { appointmentId: own.appointmentId, commandId: uuidv7(), scheduledDate: at(1) }
  const attempts = [
    ...taken.slice(0, 4).map(cancel),
    service.book({ scheduledDate: at(0) }, customer),
    rescheduleAppointment(service.deps, move, customer),
    ...taken.slice(4).map((one, n) => cancel(one, n + 4)),
  ]
  const { refused } = await outcomesOf(attempts)
  // As soon as enough is offered, nothing is booked besides.
  const known = ['appointment.same-car', 'appointment.too-many-holds']
  expect(refused.filter((code) => !known.includes(code))).toEqual([])
  expect(await overlapsOf(customer)).toEqual([])
})
