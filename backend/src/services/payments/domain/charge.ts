// What a booking costs, and whether it can be paid now. Who asks says neither.

import type { ChargeLine } from '@sac/contracts/events/payment-events'
import type { AppointmentStatus } from '@sac/contracts/http/appointments'
import type { Money } from '@sac/contracts/money/money'

/** A booking as its own service knows it. */
export type Booking = {
  appointmentId: string
  /** Made with it; names the flow that it begins. */
  inspectionId: string
  centreId: string
  customerId: string | null
  plate: string
  /** An instant. */
  scheduledDate: string
  /** Raised by every change. */
  revision: number
  /** What the centre keeps, where it was called off. */
  cancellation: { feeMinor: number } | null
  kind: string
  status: AppointmentStatus
  /** When it is let go; null where it is not only held for a while. */
  heldUntil: string | null
  price: Money | null
  paymentId: string | null
  /** null where the centre never said. */
  vatRate: number | null
}

export type Charge = { lines: ChargeLine[]; amountMinor: number; currency: string }

/** Why a booking cannot be paid now, in a sentence that says what to do. */
export type NotPayable = { instead: string }

const again = 'Book another time.'
const ended: Partial<Record<AppointmentStatus, string>> = {
  cancelled: `It was cancelled. ${again}`,
  expired: `The time is not held any more. ${again}`,
  'no-show': `The car did not come. ${again}`,
}

const reasonAgainst = ({ status, heldUntil, paymentId }: Booking, now: Date): string | undefined => {
  if (paymentId !== null) return 'It is paid: there is nothing left to pay.'
  if (heldUntil !== null && heldUntil <= now.toISOString()) return ended.expired
  return ended[status]
}

/** What is to be paid for a booking. */
export function chargeFor(booking: Booking, now: Date): Charge | NotPayable {
  const { kind, price, vatRate } = booking
  const instead = reasonAgainst(booking, now)
  if (instead) return { instead }
  if (!price || price.amountMinor === 0) return { instead: 'It costs nothing.' }
  if (vatRate === null) return { instead: 'The centre has not said which VAT its prices include: tell the centre.' }
  const { amountMinor, currency } = price
  return { lines: [{ key: kind, quantity: 1, grossMinor: amountMinor, vatRate }], amountMinor, currency }
}
