import type { Appointment, RescheduleAppointment } from '@sac/contracts/http/bookings'
import { dateIn } from '@sac/contracts/inspection/calendar'
import type { Tx } from '@sac/platform/db/with-transaction'
import type { Person } from '@sac/platform/http/caller'
import { Problem } from '@sac/platform/http/problem'
import type { AppointmentsDeps } from '../appointments-deps.ts'
import { minuteMs, workingBays } from '../domain/day.ts'
import { type OpenCentre, rulesOf } from '../domain/offer.ts'
import { isTooLate } from '../domain/terms.ts'
import { listOwnTimes, lockCustomer } from '../store/offer-rows.ts'
import { lockBays, moveToFreeBay } from '../store/slot-rows.ts'
import { appointmentEvent } from './appointment-event.ts'
import { changeAppointment, readAppointment } from './change-appointment.ts'
import { orFreeTimes, requireBookable, TimeTaken, type WantedTime } from './free-times.ts'
import { offerToWaiting } from './offer-to-waiting.ts'
import { keepCentre, requireCentre } from './require-centre.ts'
import { requireOtherTime } from './require-own-times.ts'
import { takeTime, tell } from './take-time.ts'

type Rescheduling = RescheduleAppointment & { appointmentId: string }

const lengthOf = ({ scheduledDate, endsAt }: Appointment) => Date.parse(endsAt) - Date.parse(scheduledDate)

/** Paid or not, customers keep to the cut-off of what was paid. Throws Problem `appointment.too-late`. */
function requireEarly(
  appointment: Appointment,
  { centre, caller, now }: { centre: OpenCentre; caller: Person; now: Date },
) {
  const startsAt = new Date(appointment.scheduledDate)
  const paidMinor = appointment.paymentId === null ? 0 : (appointment.price?.amountMinor ?? 0)
  const by = caller.role === 'customer' ? 'customer' : 'staff'
  if (isTooLate({ by, startsAt, paidMinor, rules: rulesOf(centre), now }))
    throw new Problem('appointment.too-late', { detail: 'Call the centre: it can still move the appointment.' })
}

/** Moves an appointment to another time: one change of its range. Price and payment stay. Customers choose among the free times. */
export async function rescheduleAppointment(
  deps: AppointmentsDeps,
  { appointmentId, commandId, seen, scheduledDate, bay }: Rescheduling,
  caller: Person,
): Promise<Appointment> {
  const known = await readAppointment(deps.pool, appointmentId, caller)
  const wantedAt = (at: OpenCentre) => ({
    centre: at,
    minutes: lengthOf(known) / minuteMs,
    at: new Date(scheduledDate),
  })
  const content = { scheduledDate, bay }
  const act = { appointmentId, commandId, seen, caller, command: 'reschedule' as const, content }
  return orFreeTimes(deps, wantedAt(await requireCentre(deps.pool, known)), (tx) =>
    changeAppointment(deps, tx, act, async (appointment) => {
      const centre = await keepCentre(tx, appointment)
      const wanted = wantedAt(centre)
      requireOwnBay(centre, bay, caller)
      requireEarly(appointment, { centre, caller, now: deps.now() })
      if (caller.role === 'customer') await requireChoosable(deps, tx, { appointment, wanted, userId: caller.userId })
      const bays = bay === undefined ? baysFor(centre, appointment, scheduledDate) : [bay]
      const to = new Date(wanted.at.getTime() + lengthOf(appointment))
      return moveAppointment(deps, tx, { centre, appointment, bays, from: wanted.at, to, userId: caller.userId })
    }),
  )
}

type Choosing = { appointment: Appointment; wanted: WantedTime; userId: string }

async function requireChoosable(deps: AppointmentsDeps, tx: Tx, { appointment, wanted, userId }: Choosing) {
  const now = deps.now()
  await requireBookable(tx, wanted, now)
  const { appointmentId, vehicle } = appointment
  await lockCustomer(tx, { userId })
  requireOtherTime(await listOwnTimes(tx, { userId, now }), { ...wanted, appointmentId, vehicle })
}

function requireOwnBay({ bays }: OpenCentre, bay: string | undefined, caller: Person): void {
  if (bay === undefined || (caller.role !== 'customer' && bays.includes(bay))) return
  const errors = [{ field: 'bay', detail: caller.role === 'customer' ? 'is chosen by the centre' : 'is not known' }]
  throw new Problem('request.invalid', { detail: 'Leave the bay to the centre, or name one of its bays.', errors })
}

/** The bay it has first, where it works on that day. */
function baysFor({ timeZone, offer, bays }: OpenCentre, { bay }: Appointment, scheduledDate: string): string[] {
  const working = offer ? workingBays({ date: dateIn(timeZone, scheduledDate), timeZone, offer, bays }) : bays
  return working.toSorted((a, b) => Number(b === bay) - Number(a === bay))
}

type Moving = {
  centre: OpenCentre
  appointment: Appointment
  bays: readonly string[]
  from: Date
  to: Date
  userId: string
}

/** Gives an appointment another range and tells of it; whoever waits for the time it leaves gets it. Throws TimeTaken. */
export async function moveAppointment(
  deps: AppointmentsDeps,
  tx: Tx,
  { centre, appointment, bays, from, to, userId }: Moving,
): Promise<Appointment> {
  const { centreId, appointmentId } = appointment
  await lockBays(tx, { centreId })
  const { appointment: moved, lapsed } = await takeTime(bays, () =>
    moveToFreeBay(tx, { centreId, from, to, now: deps.now(), bays }, { appointmentId, paidBy: null }),
  )
  if (!moved) throw new TimeTaken()
  const events = [appointmentEvent('appointment.rescheduled', moved, userId)]
  await tell(deps, tx, { centre, events, lapsed, instants: [appointment.scheduledDate, moved.scheduledDate] })
  await offerToWaiting(deps, tx, { centre, freed: appointment })
  return moved
}
