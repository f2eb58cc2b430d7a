// What is so with the money of a booking, out of what the office says of both. The one question a person has at this moment is
// whether they have paid: each step answers it with yes, no, or "is being asked", never with a guess.
import type { Appointment } from '@sac/contracts/http/bookings'
import type { Payment } from '@sac/contracts/http/payments'

export type PayStep =
  /** Nothing has been taken; `failure` says why, where there was a try before. */
  | { is: 'to-pay'; failure: Payment['failure'] }
  /** The provider is being asked for its page. */
  | { is: 'opening'; payment: Payment }
  /** Nothing has been taken; it can be paid at the provider's page. */
  | { is: 'at-provider'; payment: Payment; payUrl: string }
  /** The money is here, the booking follows. */
  | { is: 'settling'; payment: Payment }
  | { is: 'booked'; payment: Payment | null }
  /** It came too late: it goes back. */
  | { is: 'money-back'; payment: Payment }
  /** Nobody paid in time. */
  | { is: 'expired' }
  | { is: 'cancelled' }

const isBooked = ({ status }: Appointment) => ['confirmed', 'checked-in', 'done', 'no-show'].includes(status)
const isOver = ({ status }: Payment) => status === 'failed' || status === 'expired'

/** The payment that counts: money that came before anything else, then one that may still come, then the last try. */
const payingOf = (payments: readonly Payment[]): Payment | null =>
  payments.find(({ status }) => status === 'completed') ??
  payments.find((payment) => !isOver(payment)) ??
  payments[0] ??
  null

/** Money is here for what is not booked: the booking follows, or it goes back. */
const paid = ({ status }: Appointment, payment: Payment): PayStep => ({
  is: payment.refunds.length > 0 || status === 'cancelled' ? 'money-back' : 'settling',
  payment,
})

/** The time is held, and no money is here. */
function unpaid(payment: Payment | null): PayStep {
  if (!payment || isOver(payment)) return { is: 'to-pay', failure: payment?.failure ?? null }
  const { payUrl } = payment
  return payUrl === null ? { is: 'opening', payment } : { is: 'at-provider', payment, payUrl }
}

/** `payments`: those of the appointment, newest first. */
export function payStep(appointment: Appointment, payments: readonly Payment[]): PayStep {
  const payment = payingOf(payments)
  if (isBooked(appointment)) return { is: 'booked', payment }
  if (payment?.status === 'completed') return paid(appointment, payment)
  if (appointment.status === 'pending') return unpaid(payment)
  return { is: appointment.status === 'cancelled' ? 'cancelled' : 'expired' }
}

const againMs: Readonly<Record<PayStep['is'], number | false>> = {
  'to-pay': 15_000,
  opening: 1_000,
  'at-provider': 3_000,
  settling: 1_000,
  booked: false,
  'money-back': 15_000,
  expired: 15_000,
  cancelled: false,
}

/** It was paid, and its receipt is still being made. */
export const lacksReceipt = (payment: Payment | null): boolean =>
  payment?.status === 'completed' && payment.invoice === null

/** How soon to ask again, in milliseconds; false where nothing more will happen by itself. */
export const askAgainMs = (step: PayStep): number | false =>
  step.is === 'booked' && lacksReceipt(step.payment) ? againMs['at-provider'] : againMs[step.is]

/** Milliseconds a hold has left; 0 when it is over or there is none. */
export const leftMs = (heldUntil: string | null, now: number): number =>
  heldUntil === null ? 0 : Math.max(0, Date.parse(heldUntil) - now)

/** Minutes and seconds, `9:05`. */
export function clockOf(ms: number): string {
  const seconds = Math.ceil(ms / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
