// What making a payment has in common, online and at the counter: once for a command, and once for a booking.
import type { PaymentMethod } from '@sac/contracts/events/payment-events'
import type { Tx } from '@sac/platform/db/with-transaction'
import { Problem } from '@sac/platform/http/problem'
import { type Booking, type Charge, chargeFor } from '../domain/charge.ts'
import type { PaymentsDeps } from '../payments-deps.ts'
import { insertPayment, listPaymentsOf, lockPaymentsOf, type PaymentRow } from '../store/payment-rows.ts'
import { insertSaga } from '../store/saga-rows.ts'

export const notFound = () => new Problem('appointment.not-found', { detail: 'Look it up among the appointments.' })
const notPayable = (detail: string) => new Problem('payment.not-payable', { detail })
const used = () => new Problem('command.repeated-differently', { detail: 'Make a new payment id.' })

/** Who is written to in no language in particular. */
const usualLanguage = 'en'

/** The language of the papers. */
export const languageOf = async ({ directory }: PaymentsDeps, { customerId }: Pick<Booking, 'customerId'>) =>
  (customerId === null ? null : await directory.findContact(customerId))?.language ?? usualLanguage

/** Throws Problem `payment.not-payable`. */
export function requireCharge(booking: Booking, now: Date): Charge {
  const charge = chargeFor(booking, now)
  if ('instead' in charge) throw notPayable(charge.instead)
  return charge
}

export const isAlive = ({ status }: PaymentRow) => status === 'created' || status === 'pending'

type Command = { paymentId: string; appointmentId: string; method: PaymentMethod }

/**
 * The payments there are of an appointment, and the one this command made before, if it did. Locks them until the transaction ends.
 * Throws Problem `command.repeated-differently`, or `payment.not-payable` where money for it has come that has not gone back.
 */
export async function lookAtPayments(
  tx: Tx,
  { paymentId, appointmentId, method }: Command,
): Promise<{ known: PaymentRow | undefined; alive: PaymentRow | undefined }> {
  await lockPaymentsOf(tx, { appointmentId })
  const all = await listPaymentsOf(tx, { appointmentId })
  const known = all.find((one) => one.paymentId === paymentId)
  if (known && known.method !== method) throw used()
  const isPaid = all.some((one) => one.status === 'completed' && one.reservedMinor < one.amountMinor)
  if (!known && isPaid) throw notPayable('It is paid: there is nothing left to pay.')
  return { known, alive: all.find(isAlive) }
}

type Opening = Command & { booking: Booking; charge: Charge; language: PaymentRow['language']; createdBy: string }

/** A payment that waits for its money. Throws Problem `command.repeated-differently` where another booking has the id. */
export async function openPayment(
  { now }: Pick<PaymentsDeps, 'now'>,
  tx: Tx,
  { booking, charge, ...given }: Opening,
): Promise<void> {
  const { customerId, centreId, inspectionId: correlationId } = booking
  const at = now()
  const payment = { ...given, ...charge, customerId, centreId, correlationId, createdAt: at }
  if (!(await insertPayment(tx, payment))) throw used()
  await insertSaga(tx, { ...given, since: at })
}
