import type { Appointment } from '@sac/contracts/http/bookings'
import type { Person } from '@sac/platform/http/caller'
import type { AppointmentsDeps } from '../appointments-deps.ts'
import { changeAppointment, readAppointment } from './change-appointment.ts'
import { orFreeTimes } from './free-times.ts'
import { keepCentre, requireCentre } from './require-centre.ts'
import { moveAppointment } from './reschedule-appointment.ts'

type Extending = { appointmentId: string; commandId: string; seen?: number | undefined; minutes: number }

/** Gives an appointment more time in its bay, or less. Throws Problem `appointment.slot-taken` where the next one begins before. */
export async function extendAppointment(
  deps: AppointmentsDeps,
  { appointmentId, commandId, seen, minutes }: Extending,
  caller: Person,
): Promise<Appointment> {
  const known = await readAppointment(deps.pool, appointmentId, caller)
  const centre = await requireCentre(deps.pool, known)
  const act = { appointmentId, commandId, seen, caller, command: 'extend' as const, content: { minutes } }
  return orFreeTimes(deps, { centre, minutes, at: new Date(known.scheduledDate) }, (tx) =>
    changeAppointment(deps, tx, act, async (appointment) => {
      const from = new Date(appointment.scheduledDate)
      const to = new Date(from.getTime() + minutes * 60_000)
      return moveAppointment(deps, tx, {
        centre: await keepCentre(tx, appointment),
        appointment,
        bays: [appointment.bay],
        from,
        to,
        userId: caller.userId,
      })
    }),
  )
}
