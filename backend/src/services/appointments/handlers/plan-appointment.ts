import { canonicalJson } from '@sac/contracts/canonical-json'
import type { CreateAppointment } from '@sac/contracts/http/appointments'
import type { Appointment } from '@sac/contracts/http/bookings'
import { dateIn } from '@sac/contracts/inspection/calendar'
import type { Tx } from '@sac/platform/db/with-transaction'
import { Problem } from '@sac/platform/http/problem'
import type { AppointmentsDeps } from '../appointments-deps.ts'
import { minuteMs } from '../domain/day.ts'
import { type OpenCentre, priceOf, serviceOf, usualMinutes } from '../domain/offer.ts'
import { findAppointment } from '../store/appointment-rows.ts'
import { findOpenCentre, keepOpenCentre } from '../store/offer-rows.ts'
import { appointmentEvent } from './appointment-event.ts'
import { orFreeTimes, TimeTaken } from './free-times.ts'
import { bookBay, tell } from './take-time.ts'

const content = ({
  appointmentId,
  inspectionId,
  centreId,
  bay,
  scheduledDate,
  kind,
  inspectorId,
  vehicle,
}: CreateAppointment) =>
  canonicalJson({ appointmentId, inspectionId, centreId, bay, scheduledDate, kind, inspectorId, vehicle })

function requireBay(centre: OpenCentre | null, { bay }: CreateAppointment): OpenCentre {
  if (centre?.bays.includes(bay)) return centre
  throw new Problem('request.invalid', {
    detail: 'Name a centre and one of its bays.',
    errors: [{ field: 'bay', detail: 'is not known' }],
  })
}

/**
 * Plans an inspection for a car at the counter, also when the centre is closed. Repeating the command gives the same appointment;
 * the same id with other content, or a slot that is taken, is refused. `plannedBy` is null for demo data.
 */
export async function planAppointment(
  deps: AppointmentsDeps,
  command: CreateAppointment,
  plannedBy: string | null,
): Promise<Appointment> {
  const centre = requireBay(await findOpenCentre(deps.pool, command), command)
  const service = centre.offer && serviceOf(centre.offer, { kind: command.kind, category: command.vehicle.category })
  const minutes = service?.minutes ?? usualMinutes
  const at = new Date(command.scheduledDate)
  return orFreeTimes(deps, { centre, minutes, at }, async (tx) => {
    const to = new Date(at.getTime() + minutes * minuteMs)
    const today = dateIn(centre.timeZone, deps.now().toISOString())
    const price = (centre.offer && service && priceOf(service, centre.offer, today)) ?? null
    await insertPlanned(deps, tx, { centre, command, from: at, to, price, plannedBy })
    const planned = await findAppointment(tx, command)
    if (!planned) throw new TimeTaken()
    if (content(planned) !== content(command)) throw new Problem('command.repeated-differently')
    return planned
  })
}

type Planning = {
  centre: OpenCentre
  command: CreateAppointment
  from: Date
  to: Date
  price: Appointment['price']
  plannedBy: string | null
}

async function insertPlanned(deps: AppointmentsDeps, tx: Tx, planning: Planning): Promise<void> {
  const { centre, command, from, to, price, plannedBy } = planning
  const { centreId, bay, scheduledDate, ...given } = command
  if (await findAppointment(tx, command)) return
  requireBay(await keepOpenCentre(tx, command), command)
  const of = { userId: null, vehicleId: null, createdBy: plannedBy, heldUntil: null, price }
  const asked = { centreId, from, to, now: deps.now(), bays: [bay] }
  const { appointment: planned, lapsed } = await bookBay(tx, asked, { ...given, ...of, status: 'confirmed' })
  if (!planned) return
  const events = [appointmentEvent('appointment.created', planned, plannedBy)]
  await tell(deps, tx, { centre, events, lapsed, instants: [scheduledDate] })
}
