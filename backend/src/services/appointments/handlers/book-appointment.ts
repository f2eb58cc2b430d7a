import type { Appointment, BookAppointment } from '@sac/contracts/http/bookings'
import { dateIn } from '@sac/contracts/inspection/calendar'
import { isNewCommand } from '@sac/platform/commands/is-new-command'
import type { Tx } from '@sac/platform/db/with-transaction'
import { Problem } from '@sac/platform/http/problem'
import type { AppointmentsDeps } from '../appointments-deps.ts'
import { minuteMs, workingBays } from '../domain/day.ts'
import type { OpenCentre } from '../domain/offer.ts'
import { findAppointment } from '../store/appointment-rows.ts'
import { keepCentreAndOwnTimes } from '../store/offer-rows.ts'
import { appointmentEvent } from './appointment-event.ts'
import { orFreeTimes, requireBookable, TimeTaken } from './free-times.ts'
import { noSuchCentre, type Offered, requireCentre, requireOffered } from './require-centre.ts'
import { requireFewHolds, requireOtherTime } from './require-own-times.ts'
import { bookBay, tell } from './take-time.ts'

/**
 * Holds a time for a customer until it is paid, in whatever bay is free. Repeating the command gives the same appointment. Throws
 * Problem `appointment.slot-taken` or `.not-bookable` with the next free times, `.same-car` or `.too-many-holds`.
 */
export async function bookAppointment(
  deps: AppointmentsDeps,
  command: BookAppointment,
  userId: string,
): Promise<Appointment> {
  const { appointmentId, centreId, kind, vehicle, scheduledDate } = command
  const now = deps.now()
  const wantedOf = (centre: OpenCentre) => {
    const offered = requireOffered(centre, { kind, category: vehicle.category }, now)
    return { offered, centre, minutes: offered.service.minutes, at: new Date(scheduledDate) }
  }
  return orFreeTimes(deps, wantedOf(await requireCentre(deps.pool, command)), async (tx) => {
    const content = { ...command, userId }
    if (!(await isNewCommand(deps, tx, { commandId: appointmentId, content }))) return requireHeld(tx, command)
    const kept = await keepCentreAndOwnTimes(tx, { centreId, userId, now })
    if (!kept) throw noSuchCentre()
    const { offered, ...wanted } = wantedOf(kept.centre)
    await requireBookable(tx, wanted, now)
    requireFewHolds(kept.own)
    requireOtherTime(kept.own, { ...wanted, vehicle })
    const heldUntil = new Date(now.getTime() + offered.centre.offer.rules.holdMinutes * minuteMs)
    const held = await holdTime(deps, tx, { ...command, offered, userId, heldUntil })
    if (!held) throw new TimeTaken()
    return held
  })
}

async function requireHeld(tx: Tx, { appointmentId }: BookAppointment): Promise<Appointment> {
  const held = await findAppointment(tx, { appointmentId })
  if (!held) throw new Problem('command.repeated-differently', { detail: 'Make a new id.' })
  return held
}

type Holding = Omit<BookAppointment, 'vehicle'> & {
  vehicle: Appointment['vehicle']
  offered: Offered
  userId: string
  heldUntil: Date
  fromWaitingList?: true
}

/** Holds a time and tells of it; null when no bay is free. */
export async function holdTime(
  deps: AppointmentsDeps,
  tx: Tx,
  { offered: { centre, service, price }, userId, heldUntil, fromWaitingList, ...given }: Holding,
): Promise<Appointment | null> {
  const from = new Date(given.scheduledDate)
  const to = new Date(from.getTime() + service.minutes * minuteMs)
  const { centreId, timeZone, offer } = centre
  const bays = workingBays({ date: dateIn(timeZone, given.scheduledDate), timeZone, offer, bays: centre.bays })
  const { appointmentId, kind, vehicle, vehicleId } = given
  const booking = { appointmentId, kind, vehicle, vehicleId, userId, price, heldUntil }
  const appointment = {
    ...booking,
    inspectionId: deps.newId(),
    status: 'pending',
    inspectorId: null,
    createdBy: userId,
  } as const
  const asked = { centreId, from, to, now: deps.now(), bays }
  const { appointment: held, lapsed } = await bookBay(tx, asked, appointment)
  if (!held) return null
  const told = { ...held, ...(fromWaitingList ? { fromWaitingList } : {}) }
  const events = [appointmentEvent('appointment.created', told, userId)]
  await tell(deps, tx, { centre, events, lapsed, instants: [given.scheduledDate] })
  return held
}
