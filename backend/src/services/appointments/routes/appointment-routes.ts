import { CreateAppointment, ListAppointments } from '@sac/contracts/http/appointments'
import { addDays, endOfDay } from '@sac/contracts/inspection/calendar'
import { Problem } from '@sac/platform/http/problem'
import { type Route, route } from '@sac/platform/http/route'
import type { AppointmentsDeps } from '../appointments-deps.ts'
import { planAppointment } from '../handlers/plan-appointment.ts'
import { listAppointments } from '../store/appointment-rows.ts'
import { findCentre } from '../store/centre-rows.ts'

const startOfDay = (date: string, timeZone: string) => new Date((endOfDay(addDays(date, -1), timeZone) + 1) * 1000)

/** A car is registered before it is tested. Of the instant of an appointment the day after is the latest date anywhere. */
function requirePast({ vehicle: { firstRegistration }, scheduledDate }: CreateAppointment): void {
  const latest = addDays(scheduledDate.slice(0, 10), 1)
  if (firstRegistration === null || firstRegistration <= latest) return
  const detail = 'is after the appointment'
  throw new Problem('request.invalid', {
    detail: `vehicle.firstRegistration ${detail}.`,
    errors: [{ field: 'vehicle.firstRegistration', detail }],
  })
}

export const appointmentRoutes = (deps: AppointmentsDeps): Route[] => [
  route({
    operation: 'appointments.list',
    query: ListAppointments,
    handler: async ({ query: { centreId, date } }) => {
      const centre = await findCentre(deps.pool, { centreId })
      if (!centre) throw new Problem('request.not-found', { detail: 'There is no such centre.' })
      const from = startOfDay(date, centre.timeZone)
      const to = startOfDay(addDays(date, 1), centre.timeZone)
      return { status: 200, body: { appointments: await listAppointments(deps.pool, { centreId, from, to }) } }
    },
  }),
  route({
    operation: 'appointments.create',
    body: CreateAppointment,
    handler: async ({ body, caller }) => {
      requirePast(body)
      return { status: 200, body: await planAppointment(deps, body, caller.userId) }
    },
  }),
]
