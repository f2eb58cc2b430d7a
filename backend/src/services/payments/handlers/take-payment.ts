import type { TakePayment } from '@sac/contracts/http/payments'
import { appendAudit } from '@sac/platform/audit/append-audit'
import { type Tx, withTransaction } from '@sac/platform/db/with-transaction'
import type { PaymentsDeps } from '../payments-deps.ts'
import { findPayment, type PaymentRow } from '../store/payment-rows.ts'
import { moveSaga } from './move-saga.ts'
import { languageOf, lookAtPayments, notFound, openPayment, requireCharge } from './open-payment.ts'

/**
 * Cash, or a card at the centre's terminal: the money is here. What waits to be paid online is withdrawn. Throws Problem
 * `appointment.not-found` or `payment.not-payable`.
 */
export async function takePayment(deps: PaymentsDeps, command: TakePayment, takenBy: string): Promise<PaymentRow> {
  const booking = await deps.directory.findBooking(command.appointmentId)
  if (!booking) throw notFound()
  const language = await languageOf(deps, booking)
  return withTransaction(deps.pool, async (tx) => {
    const { known, alive } = await lookAtPayments(tx, command)
    if (known) return known
    const charge = requireCharge(booking, deps.now())
    if (alive) await moveSaga(deps, tx, alive.paymentId, { fact: 'unpaid', failure: 'withdrawn' })
    await openPayment(deps, tx, { ...command, booking, charge, language, createdBy: takenBy })
    await moveSaga(deps, tx, command.paymentId, { fact: 'paid', paidAt: deps.now(), transactionId: null })
    return recordTaken(deps, tx, command, takenBy)
  })
}

async function recordTaken(
  deps: PaymentsDeps,
  tx: Tx,
  { paymentId, appointmentId, method }: TakePayment,
  actorId: string,
): Promise<PaymentRow> {
  const payment = await findPayment(tx, { paymentId })
  if (!payment) throw new Error('the payment is not there')
  const about = { actorId, subjectId: paymentId, reason: null, note: null }
  const details = { appointmentId, method, amountMinor: payment.amountMinor, currency: payment.currency }
  await appendAudit(deps, tx, { ...about, action: 'payment.taken', details })
  return payment
}
