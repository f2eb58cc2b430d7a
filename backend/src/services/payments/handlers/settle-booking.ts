// What becomes of money when its booking is called off, or there was none for it.
import type { EventData } from '@sac/contracts/events/catalogue'
import type { Tx } from '@sac/platform/db/with-transaction'
import { done, type Outcome, skip } from '@sac/platform/inbox/outcome'
import type { PaymentsDeps } from '../payments-deps.ts'
import { listPaymentsOf, lockPayment, lockPaymentsOf } from '../store/payment-rows.ts'
import { existsRefundByRule } from '../store/refund-rows.ts'
import { moveSaga } from './move-saga.ts'
import { isAlive } from './open-payment.ts'
import { openRefund } from './request-refund.ts'

type GoingBack = {
  paymentId: string
  /** All that is left, where null. */
  amountMinor: number | null
  cause: 'cancelled' | 'unplaceable'
  /** Of the office; null where the rules say so. */
  requestedBy: string | null
}

/** Once for a payment. What was given back before counts: at most what is left. */
async function giveBack(
  deps: PaymentsDeps,
  tx: Tx,
  { paymentId, amountMinor, cause, requestedBy }: GoingBack,
): Promise<Outcome> {
  const payment = await lockPayment(tx, { paymentId })
  if (!payment) return skip('no-payment-of-ours')
  if (await existsRefundByRule(tx, payment)) return skip('known')
  const left = payment.amountMinor - payment.reservedMinor
  const part = Math.min(amountMinor ?? left, left)
  if (part <= 0) return skip('nothing-left')
  const refund = { refundId: deps.newId(), amountMinor: part, reason: null, cause, requestedBy }
  if (!(await openRefund(deps, tx, payment, refund))) throw new Error('a payment that is locked has less than it says')
  return done
}

type Cancelled = Pick<EventData<'appointment.cancelled'>, 'appointmentId' | 'paymentId' | 'cancellation'>

/** Nobody is to pay for it any more; whoever does all the same is given it back, because no booking stands for it. */
async function withdraw(deps: PaymentsDeps, tx: Tx, { appointmentId }: { appointmentId: string }): Promise<void> {
  await lockPaymentsOf(tx, { appointmentId })
  const alive = (await listPaymentsOf(tx, { appointmentId })).filter(isAlive)
  for (const { paymentId } of alive) await moveSaga(deps, tx, paymentId, { fact: 'unpaid', failure: 'withdrawn' })
}

/** Called off: what its terms say goes back. What the office gives up on its own counts as asked for by whoever did. */
export async function refundCancelled(
  deps: PaymentsDeps,
  tx: Tx,
  { appointmentId, paymentId, cancellation }: Cancelled,
  userId: string | null,
): Promise<Outcome> {
  await withdraw(deps, tx, { appointmentId })
  if (!paymentId || !cancellation) return done
  const { by, refundMinor } = cancellation
  const requestedBy = by === 'staff' ? userId : null
  return giveBack(deps, tx, { paymentId, amountMinor: refundMinor, cause: 'cancelled', requestedBy })
}

/** No booking stands for it: all of it goes back. */
export const refundUnplaceable = (deps: PaymentsDeps, tx: Tx, { paymentId }: { paymentId: string }): Promise<Outcome> =>
  giveBack(deps, tx, { paymentId, amountMinor: null, cause: 'unplaceable', requestedBy: null })
