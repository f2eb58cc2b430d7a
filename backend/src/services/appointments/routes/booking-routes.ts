import type { Appointment } from '@sac/contracts/http/bookings'
import { Instant, Uuid } from '@sac/contracts/ids'
import { onePage, readCursor } from '@sac/platform/http/one-page'
import { type Route, route } from '@sac/platform/http/route'
import * as z from 'zod/mini'
import type { AppointmentsDeps } from '../appointments-deps.ts'
import { atCentres, readAtCentre } from '../handlers/at-centres.ts'
import { bookAppointment } from '../handlers/book-appointment.ts'
import { cancelAppointment, quoteCancellation } from '../handlers/cancel-appointment.ts'
import { entryOf, joinWaitingList, leaveWaitingList } from '../handlers/join-waiting-list.ts'
import { listAvailability } from '../handlers/list-availability.ts'
import { rescheduleAppointment } from '../handlers/reschedule-appointment.ts'
import { listAppointmentsOf } from '../store/appointment-rows.ts'
import { listWaitingOf, type WaitingRow } from '../store/waiting-rows.ts'
import { requirePast } from './appointment-routes.ts'

const size = 100
const LastShown = z.tuple([Instant, Uuid])
const keyOf = ({ scheduledDate, appointmentId }: Appointment) => [scheduledDate, appointmentId]
const keyOfEntry = ({ joinedAt, entryId }: WaitingRow) => [joinedAt.toISOString(), entryId]

const mine = ({ pool }: AppointmentsDeps): Route =>
  route({
    operation: 'appointments.mine',
    handler: async ({ query, caller }) => {
      const after = readCursor(query.after, LastShown)
      const found = await listAppointmentsOf(pool, { userId: caller.userId, after, limit: size + 1 })
      const { rows, headers } = onePage(found, { size, query, keyOf })
      return { status: 200, headers, body: { appointments: await atCentres(pool, rows) } }
    },
  })

const read = ({ pool }: AppointmentsDeps): Route =>
  route({
    operation: 'appointments.read',
    handler: async ({ params, caller }) => ({
      status: 200,
      body: await readAtCentre(pool, params.appointmentId, caller),
    }),
  })

const availability = (deps: AppointmentsDeps): Route =>
  route({
    operation: 'appointments.availability',
    handler: async ({ query }) => ({
      status: 200,
      headers: { 'cache-control': 'public, max-age=5' },
      body: await listAvailability(deps, query),
    }),
  })

const create = (deps: AppointmentsDeps): Route =>
  route({
    operation: 'appointments.create',
    handler: async ({ body, caller }) => {
      requirePast(body)
      return { status: 200, body: await bookAppointment(deps, body, caller.userId) }
    },
  })

/** What anybody may ask, and what customers do with their own. */
export const bookingRoutes = (deps: AppointmentsDeps): Route[] => [
  availability(deps),
  create(deps),
  mine(deps),
  read(deps),
  route({
    operation: 'appointments.reschedule',
    handler: async ({ params, body, caller }) => ({
      status: 200,
      body: await rescheduleAppointment(deps, { ...params, ...body }, caller),
    }),
  }),
  route({
    operation: 'appointments.quote-cancellation',
    handler: async ({ params, caller }) => ({
      status: 200,
      body: await quoteCancellation(deps, params.appointmentId, caller),
    }),
  }),
  route({
    operation: 'appointments.cancel',
    handler: async ({ params, body, caller }) => ({
      status: 200,
      body: await cancelAppointment(deps, { ...params, ...body }, caller),
    }),
  }),
]

export const waitingListRoutes = (deps: AppointmentsDeps): Route[] => [
  route({
    operation: 'waiting-list.join',
    handler: async ({ body, caller }) => ({ status: 200, body: await joinWaitingList(deps, body, caller.userId) }),
  }),
  route({
    operation: 'waiting-list.mine',
    handler: async ({ query, caller }) => {
      const after = readCursor(query.after, LastShown)
      const found = await listWaitingOf(deps.pool, { userId: caller.userId, after, limit: size + 1 })
      const { rows, headers } = onePage(found, { size, query, keyOf: keyOfEntry })
      return { status: 200, headers, body: { entries: rows.map(entryOf) } }
    },
  }),
  route({
    operation: 'waiting-list.leave',
    handler: async ({ params, caller }) => ({
      status: 200,
      body: await leaveWaitingList(deps, params.entryId, caller.userId),
    }),
  }),
]
