// Money has come for an appointment. It ends in an appointment or in a fact that says it must go back, never in neither.
import type { EventData } from '@sac/contracts/events/catalogue'
import { newEvent } from '@sac/contracts/events/new-event'
import type { Appointment } from '@sac/contracts/http/bookings'
import { dateIn } from '@sac/contracts/inspection/calendar'
import type { Tx } from '@sac/platform/db/with-transaction'
import { done, type Outcome, skip } from '@sac/platform/inbox/outcome'
import { publish } from '@sac/platform/outbox/publish'
import type { AppointmentsDeps } from '../appointments-deps.ts'
import { openingsOf, workingBays } from '../domain/day.ts'
import { lifecycle } from '../domain/lifecycle.ts'
import type { OpenCentre } from '../domain/offer.ts'
import { lockAppointment, updateState } from '../store/appointment-rows.ts'
import { insertUnplaceable, isUnplaceable } from '../store/payment-rows.ts'
import { lockBays, moveToFreeBay } from '../store/slot-rows.ts'
import { appointmentEvent } from './appointment-event.ts'
import { keepCentre, requireCentre } from './require-centre.ts'
import { takeTime, tell } from './take-time.ts'

type Payment = Pick<EventData<'payment.completed'>, 'paymentId' | 'amountMinor' | 'currency'> & {
  appointmentId: string
}
type Reason = EventData<'appointment.payment-unplaceable'>['reason']

/** For `payment.completed` of an appointment. Repeating it changes nothing; money that went back once never books afterwards. */
export async function settlePayment(deps: AppointmentsDeps, tx: Tx, payment: Payment): Promise<Outcome> {
  if (await isUnplaceable(tx, payment)) return skip('goes-back')
  const appointment = await lockAppointment(tx, payment)
  if (!appointment) return giveBack(deps, tx, payment, 'unknown')
  if (appointment.paymentId === payment.paymentId) return skip('known')
  const refusal = refusalOf(appointment, payment)
  if (refusal) return giveBack(deps, tx, payment, refusal)
  if (appointment.status !== 'expired') return confirmPaid(deps, tx, { appointment, payment })
  if (isPast(appointment, deps.now())) return giveBack(deps, tx, payment, 'past')
  const isBooked = await bookAgain(deps, tx, { appointment, payment })
  return isBooked ? done : giveBack(deps, tx, payment, 'taken')
}

function refusalOf({ status, paymentId, price }: Appointment, payment: Payment): Reason | null {
  if (paymentId !== null) return 'already-paid'
  if (price?.amountMinor !== payment.amountMinor || price.currency !== payment.currency) return 'other-amount'
  if ('to' in lifecycle[status].pay) return null
  return status === 'no-show' ? 'no-show' : 'cancelled'
}

const isPast = (appointment: Appointment, now: Date) => appointment.scheduledDate <= now.toISOString()

type Paying = { appointment: Appointment; payment: Payment }

async function confirmPaid(deps: AppointmentsDeps, tx: Tx, { appointment, payment }: Paying): Promise<Outcome> {
  const step = lifecycle[appointment.status].pay
  if (!('to' in step)) throw new Error('refused above')
  const paid = await updateState(tx, { ...appointment, status: step.to, paymentId: payment.paymentId })
  // Whoever was confirmed or here already is told nothing new.
  if (appointment.status !== 'pending') return done
  const centre = await requireCentre(tx, appointment)
  await tell(deps, tx, { centre, events: [appointmentEvent('appointment.confirmed', paid, paid.userId)], instants: [] })
  return done
}

/** The hold had ended: the same time again, in whatever bay is still free; false where none is. */
async function bookAgain(deps: AppointmentsDeps, tx: Tx, { appointment, payment }: Paying): Promise<boolean> {
  const { appointmentId, centreId } = appointment
  const centre = await keepCentre(tx, appointment)
  await lockBays(tx, { centreId })
  const range = { from: new Date(appointment.scheduledDate), to: new Date(appointment.endsAt) }
  const bays = ownBayFirst(centre, appointment)
  const { appointment: booked, lapsed } = await takeTime(bays, () =>
    moveToFreeBay(tx, { centreId, ...range, now: deps.now(), bays }, { appointmentId, paidBy: payment.paymentId }),
  )
  const events = booked ? [appointmentEvent('appointment.confirmed', booked, booked.userId)] : []
  await tell(deps, tx, { centre, events, lapsed, instants: [appointment.scheduledDate] })
  return booked !== null
}

/** Of a day that was closed since none. */
function ownBayFirst({ bays, offer, timeZone }: OpenCentre, { bay, scheduledDate }: Appointment): string[] {
  const place = offer && { date: dateIn(timeZone, scheduledDate), timeZone, offer, bays }
  if (place && openingsOf(place).length === 0) return []
  return (place ? workingBays(place) : bays).toSorted((a, b) => Number(b === bay) - Number(a === bay))
}

async function giveBack(deps: AppointmentsDeps, tx: Tx, payment: Payment, reason: Reason): Promise<Outcome> {
  const { paymentId, appointmentId, amountMinor, currency } = payment
  await insertUnplaceable(tx, { paymentId, appointmentId, reason, at: deps.now() })
  const data = { appointmentId, paymentId, amountMinor, currency, reason }
  await publish(deps, tx, [newEvent('appointment.payment-unplaceable', data, { userId: null })])
  return done
}
