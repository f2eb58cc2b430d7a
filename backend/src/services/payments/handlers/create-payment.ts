import type { CreatePayment } from '@sac/contracts/http/payments'
import { chargeText } from '@sac/contracts/money/charge-words'
import type { PersonLanguage } from '@sac/contracts/person-language'
import { withTransaction } from '@sac/platform/db/with-transaction'
import { Problem } from '@sac/platform/http/problem'
import type { Booking, Charge } from '../domain/charge.ts'
import type { KeptOrder } from '../domain/kept-order.ts'
import type { PaymentsDeps } from '../payments-deps.ts'
import { keepOrder } from '../store/checkout-rows.ts'
import { findPayment, type PaymentRow } from '../store/payment-rows.ts'
import { enqueue } from './enqueue.ts'
import { languageOf, lookAtPayments, notFound, openPayment, requireCharge } from './open-payment.ts'

/**
 * A customer wants to pay a booking of theirs online. The answer comes at once; the provider is asked afterwards. Whatever is sent
 * twice, or from two places: one payment. Throws Problem `appointment.not-found` or `payment.not-payable`.
 */
export async function createPayment(
  deps: PaymentsDeps,
  command: CreatePayment,
  customerId: string,
): Promise<PaymentRow> {
  const booking = await deps.directory.findBooking(command.appointmentId)
  if (booking?.customerId !== customerId) throw notFound()
  if (!deps.provider)
    throw new Problem('payment.not-payable', { detail: 'Nobody pays online here: pay at the counter.' })
  const language = await languageOf(deps, booking)
  return withTransaction(deps.pool, async (tx) => {
    const online = { ...command, method: 'online' as const }
    const { known, alive } = await lookAtPayments(tx, online)
    if (known ?? alive) return known ?? alive ?? never()
    const charge = requireCharge(booking, deps.now())
    await openPayment(deps, tx, { ...online, booking, charge, language, createdBy: customerId })
    await keepOrder(tx, orderOf(deps, { ...command, booking, charge, language }))
    await enqueue(deps, tx, { kind: 'open', ...command })
    return (await findPayment(tx, command)) ?? never()
  })
}

const never = (): never => {
  throw new Error('the payment is not there')
}

/** Where the time is not only held, whoever pays has this long. */
const usualMs = 60 * 60_000

type Ordering = CreatePayment & { booking: Booking; charge: Charge; language: PersonLanguage }

function orderOf({ now, publicUrl }: PaymentsDeps, { booking, charge, language, ...ids }: Ordering): KeptOrder {
  const text = chargeText(language)
  const backTo = `${publicUrl}/pay/${ids.paymentId}`
  return {
    ...ids,
    amountMinor: charge.amountMinor,
    currency: charge.currency,
    lines: charge.lines.map((line) => ({ text: text(line), amountMinor: line.grossMinor })),
    language,
    successUrl: backTo,
    cancelUrl: backTo,
    expiresAt: booking.heldUntil === null ? new Date(now().getTime() + usualMs) : new Date(booking.heldUntil),
  }
}
