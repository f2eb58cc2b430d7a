// Requests of one customer at one moment, in a centre where bays enough are free: only what the customer has already is in the way.
import type { Appointment } from '@sac/contracts/http/bookings'
import { Problem } from '@sac/platform/http/problem'
import { uuidv7 } from '@sac/platform/ids'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Appointments, openAppointments } from '../testing/open-appointments.ts'
import { booking, newCustomer } from '../testing/stage-appointments.ts'
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
