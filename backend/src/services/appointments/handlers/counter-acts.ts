// What the counter does on the day: accept, check in, give up waiting.
import type { Appointment } from '@sac/contracts/http/bookings'
import { withTransaction } from '@sac/platform/db/with-transaction'
import type { Person } from '@sac/platform/http/caller'
import { Problem } from '@sac/platform/http/problem'
import type { AppointmentsDeps } from '../appointments-deps.ts'
import { rulesOf } from '../domain/offer.ts'
import { updateState } from '../store/appointment-rows.ts'
import { appointmentEvent } from './appointment-event.ts'
import { changeAppointment, readAppointment } from './change-appointment.ts'
import { requireCentre } from './require-centre.ts'
import { tell } from './take-time.ts'

type Counter = { appointmentId: string; commandId: string; seen?: number | undefined; caller: Person }

/** Accepts an appointment that is not paid, where the centre allows that. */
export async function confirmAtCounter(deps: AppointmentsDeps, { caller, ...ids }: Counter): Promise<Appointment> {
  const centre = await requireCentre(deps.pool, await readAppointment(deps.pool, ids.appointmentId, caller))
  return withTransaction(deps.pool, (tx) =>
    changeAppointment(deps, tx, { ...ids, caller, command: 'confirm', content: {} }, async (appointment, status) => {
      if (!rulesOf(centre).confirmsAtCounter)
        throw new Problem('appointment.illegal-state', { detail: 'This centre takes the payment first.' })
      const confirmed = await updateState(tx, { ...appointment, status })
      const events = [appointmentEvent('appointment.confirmed', confirmed, caller.userId)]
      await tell(deps, tx, { centre, events, instants: [] })
      return confirmed
    }),
  )
}

async function requireInspector({ directory }: AppointmentsDeps, inspectorId: string): Promise<void> {
  const person = await directory.findPerson(inspectorId)
  if (person?.inspectorNumber && !person.disabledAt) return
  const errors = [{ field: 'inspectorId', detail: 'is nobody who may test cars' }]
  throw new Problem('request.invalid', { detail: 'Name an inspector.', errors })
}

/** The car has come: the inspector finds it on their device. Again with another inspector, it is theirs. */
export async function checkIn(
  deps: AppointmentsDeps,
  { caller, inspectorId, ...ids }: Counter & { inspectorId: string },
): Promise<Appointment> {
  await requireInspector(deps, inspectorId)
  return withTransaction(deps.pool, (tx) =>
    changeAppointment(
      deps,
      tx,
      { ...ids, caller, command: 'check-in', content: { inspectorId } },
      async (appointment, status) => {
        const checkedIn = await updateState(tx, { ...appointment, status, inspectorId })
        const centre = await requireCentre(tx, appointment)
        const events = [appointmentEvent('appointment.checked-in', checkedIn, caller.userId)]
        await tell(deps, tx, { centre, events, instants: [] })
        return checkedIn
      },
    ),
  )
}

/** The car did not come; only once its time has begun. */
export async function recordNoShow(deps: AppointmentsDeps, { caller, ...ids }: Counter): Promise<Appointment> {
  return withTransaction(deps.pool, (tx) =>
    changeAppointment(deps, tx, { ...ids, caller, command: 'miss', content: {} }, async (appointment, status) => {
      if (deps.now().toISOString() < appointment.scheduledDate)
        throw new Problem('appointment.illegal-state', { detail: 'It is not time yet: wait, or cancel it.' })
      const missed = await updateState(tx, { ...appointment, status })
      const centre = await requireCentre(tx, appointment)
      const events = [appointmentEvent('appointment.no-show', missed, caller.userId)]
      await tell(deps, tx, { centre, events, instants: [missed.scheduledDate] })
      return missed
    }),
  )
}
