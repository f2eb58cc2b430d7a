import type { Appointment, CancelAppointment, CancellationQuote } from '@sac/contracts/http/bookings'
import { type Tx, withTransaction } from '@sac/platform/db/with-transaction'
import type { Person } from '@sac/platform/http/caller'
import { Problem } from '@sac/platform/http/problem'
import type { AppointmentsDeps } from '../appointments-deps.ts'
import { lifecycle } from '../domain/lifecycle.ts'
import { type OpenCentre, rulesOf } from '../domain/offer.ts'
import { type Terms, termsOf } from '../domain/terms.ts'
import { lockAppointment, updateState } from '../store/appointment-rows.ts'
import { lockBays } from '../store/slot-rows.ts'
import { appointmentEvent } from './appointment-event.ts'
import { changeAppointment, readAppointment, requireStep } from './change-appointment.ts'
import { offerToWaiting } from './offer-to-waiting.ts'
import { keepCentre, requireCentre } from './require-centre.ts'
import { tell } from './take-time.ts'

const paidFor = ({ paymentId, price }: Appointment) => (paymentId === null ? 0 : (price?.amountMinor ?? 0))
const sideOf = ({ role }: Person) => (role === 'customer' ? 'customer' : 'staff')

type Asking = { centre: OpenCentre; caller: Person; now: Date }

/** Throws Problem `appointment.too-late`. */
function requireTerms(appointment: Appointment, { centre, caller, now }: Asking): Terms {
  const startsAt = new Date(appointment.scheduledDate)
  const of = { by: sideOf(caller), startsAt, paidMinor: paidFor(appointment), now } as const
  const terms = termsOf({ ...of, rules: rulesOf(centre) })
  if (!terms) throw new Problem('appointment.too-late', { detail: 'Call the centre: it can still cancel it.' })
  return terms
}

/** What it costs to cancel now. */
export async function quoteCancellation(
  deps: AppointmentsDeps,
  appointmentId: string,
  caller: Person,
): Promise<CancellationQuote> {
  const appointment = await readAppointment(deps.pool, appointmentId, caller)
  requireStep(appointment, 'cancel', deps.now())
  const centre = await requireCentre(deps.pool, appointment)
  const { feeMinor, refundMinor, until } = requireTerms(appointment, { centre, caller, now: deps.now() })
  // ISO 4217's code of no currency: of what was planned at a centre without prices nothing is kept and nothing goes back.
  const currency = appointment.price?.currency ?? centre.offer?.currency ?? 'XXX'
  const money = (amountMinor: number) => ({ amountMinor, currency })
  return { fee: money(feeMinor), refund: money(refundMinor), until: until?.toISOString() ?? null }
}

/** The fee kept: what the rules say, of customers; what the counter says, of staff. Throws Problem `appointment.terms-changed`. */
function agreedFee(
  terms: Terms,
  { feeMinor, paidMinor, caller }: { feeMinor: number; paidMinor: number; caller: Person },
) {
  if (caller.role === 'customer' ? feeMinor >= terms.feeMinor : feeMinor <= paidMinor)
    return caller.role === 'customer' ? terms.feeMinor : feeMinor
  const detail =
    caller.role === 'customer' ? 'Look at what it costs now, and decide again.' : 'Keep at most what was paid.'
  throw new Problem('appointment.terms-changed', { detail })
}

/** Calls an appointment off and lets go of its time; the event says what goes back. Throws Problem `appointment.too-late`. */
export async function cancelAppointment(
  deps: AppointmentsDeps,
  { appointmentId, commandId, seen, feeMinor, reason }: CancelAppointment & { appointmentId: string },
  caller: Person,
): Promise<Appointment> {
  await readAppointment(deps.pool, appointmentId, caller)
  const act = { appointmentId, commandId, seen, caller, command: 'cancel' as const, content: { feeMinor, reason } }
  return withTransaction(deps.pool, (tx) =>
    changeAppointment(deps, tx, act, async (appointment, status) => {
      const centre = await keepCentre(tx, appointment)
      await lockBays(tx, appointment)
      const terms = requireTerms(appointment, { centre, caller, now: deps.now() })
      const paidMinor = paidFor(appointment)
      const fee = agreedFee(terms, { feeMinor, paidMinor, caller })
      const cancellation = { by: sideOf(caller), reason, feeMinor: fee, refundMinor: paidMinor - fee } as const
      return letGo(deps, tx, { centre, appointment, status, cancellation, userId: caller.userId })
    }),
  )
}

type LettingGo = {
  centre: OpenCentre
  appointment: Appointment
  status: Appointment['status']
  cancellation: NonNullable<Appointment['cancellation']>
  userId: string
}

/** Its row and the bays are locked. */
async function letGo(deps: AppointmentsDeps, tx: Tx, { centre, userId, ...given }: LettingGo): Promise<Appointment> {
  const { appointment, status, cancellation } = given
  const cancelled = await updateState(tx, { ...appointment, status, cancellation })
  const events = [appointmentEvent('appointment.cancelled', cancelled, userId)]
  await tell(deps, tx, { centre, events, instants: [cancelled.scheduledDate] })
  await offerToWaiting(deps, tx, { centre, freed: appointment })
  return cancelled
}

/** Calls off what somebody who leaves had booked: for the fee of this moment, or, when it is too late to cancel, for all of it. */
export async function cancelForLeaving(
  deps: AppointmentsDeps,
  { appointmentId }: Pick<Appointment, 'appointmentId'>,
  userId: string,
): Promise<void> {
  await withTransaction(deps.pool, async (tx) => {
    const appointment = await lockAppointment(tx, { appointmentId })
    const step = appointment && lifecycle[appointment.status].cancel
    if (!step || !('to' in step) || appointment.status === 'checked-in') return
    const centre = await keepCentre(tx, appointment)
    await lockBays(tx, appointment)
    const paidMinor = paidFor(appointment)
    const startsAt = new Date(appointment.scheduledDate)
    const terms = termsOf({ by: 'customer', startsAt, paidMinor, now: deps.now(), rules: rulesOf(centre) })
    const feeMinor = terms?.feeMinor ?? paidMinor
    const cancellation = { by: 'customer', reason: null, feeMinor, refundMinor: paidMinor - feeMinor } as const
    await letGo(deps, tx, { centre, appointment, status: step.to, cancellation, userId })
  })
}
