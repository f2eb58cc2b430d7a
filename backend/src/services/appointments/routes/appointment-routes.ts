import type { CreateAppointment } from '@sac/contracts/http/appointments'
import type { Appointment } from '@sac/contracts/http/bookings'
import { Instant, Uuid } from '@sac/contracts/ids'
import { addDays, instantOf } from '@sac/contracts/inspection/calendar'
import { onePage, readCursor } from '@sac/platform/http/one-page'
import { Problem } from '@sac/platform/http/problem'
import { type Route, route } from '@sac/platform/http/route'
import * as z from 'zod/mini'
import type { AppointmentsDeps } from '../appointments-deps.ts'
import { checkIn, confirmAtCounter, recordNoShow } from '../handlers/counter-acts.ts'
import { extendAppointment } from '../handlers/extend-appointment.ts'
import { planAppointment } from '../handlers/plan-appointment.ts'
import { searchAppointments } from '../store/appointment-list.ts'
import { listAppointments } from '../store/appointment-rows.ts'
import { findCentre } from '../store/centre-rows.ts'

const size = 200
const LastShown = z.tuple([Instant, z.string(), Uuid])
const keyOf = (row: Appointment) => [row.scheduledDate, row.bay, row.appointmentId]

const startOfDay = (date: string, timeZone: string) => new Date(instantOf(date, 0, timeZone))

type Given = Pick<CreateAppointment, 'scheduledDate'> & { vehicle: { firstRegistration: string | null } }

/** A car is registered before it is tested. Of the instant of an appointment the day after is the latest date anywhere. */
export function requirePast({ vehicle: { firstRegistration }, scheduledDate }: Given): void {
  const latest = addDays(scheduledDate.slice(0, 10), 1)
  if (firstRegistration === null || firstRegistration <= latest) return
  const detail = 'is after the appointment'
  throw new Problem('request.invalid', {
    detail: `vehicle.firstRegistration ${detail}.`,
    errors: [{ field: 'vehicle.firstRegistration', detail }],
  })
}

const ofDay = (deps: AppointmentsDeps): Route =>
  route({
    operation: 'appointments.list',
    handler: async ({ query }) => {
      const { centreId, date } = query
      const after = readCursor(query.after, LastShown)
      const centre = await findCentre(deps.pool, { centreId })
      if (!centre) throw new Problem('request.not-found', { detail: 'There is no such centre.' })
      const from = startOfDay(date, centre.timeZone)
      const to = startOfDay(addDays(date, 1), centre.timeZone)
      const found = await listAppointments(deps.pool, { centreId, from, to, after, limit: size + 1 })
      const { rows: appointments, headers } = onePage(found, { size, query, keyOf })
      return { status: 200, headers, body: { appointments } }
    },
  })

const pageSize = 50
const LastFound = z.tuple([Instant, Uuid])
const keyOfFound = ({ scheduledDate, appointmentId }: Appointment) => [scheduledDate, appointmentId]

const search = ({ pool }: AppointmentsDeps): Route =>
  route({
    operation: 'appointments.search',
    handler: async ({ query }) => {
      const after = readCursor(query.after, LastFound)
      const found = await searchAppointments(pool, { ...query, after, limit: pageSize + 1 })
      const { rows: appointments, headers } = onePage(found, { size: pageSize, query, keyOf: keyOfFound })
      return { status: 200, headers, body: { appointments } }
    },
  })

/** What the counter asks and does. */
export const appointmentRoutes = (deps: AppointmentsDeps): Route[] => [
  ofDay(deps),
  search(deps),
  route({
    operation: 'appointments.plan',
    handler: async ({ body, caller }) => {
      requirePast(body)
      return { status: 200, body: await planAppointment(deps, body, caller.userId) }
    },
  }),
  route({
    operation: 'appointments.confirm',
    handler: async ({ params, body, caller }) => ({
      status: 200,
      body: await confirmAtCounter(deps, { ...params, ...body, caller }),
    }),
  }),
  route({
    operation: 'appointments.extend',
    handler: async ({ params, body, caller }) => ({
      status: 200,
      body: await extendAppointment(deps, { ...params, ...body }, caller),
    }),
  }),
  route({
    operation: 'appointments.check-in',
    handler: async ({ params, body, caller }) => ({
      status: 200,
      body: await checkIn(deps, { ...params, ...body, caller }),
    }),
  }),
  route({
    operation: 'appointments.no-show',
    handler: async ({ params, body, caller }) => ({
      status: 200,
      body: await recordNoShow(deps, { ...params, ...body, caller }),
    }),
  }),
]
