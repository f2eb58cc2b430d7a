import { type Tx, withTransaction } from '@sac/platform/db/with-transaction'
import type { PaymentsDeps } from '../payments-deps.ts'
import { listSettleable, lockLost, markSettled } from '../store/dispute-rows.ts'
import { findPaymentOfMoney, lockPayment, type PaymentRow } from '../store/payment-rows.ts'
import { recordDifference } from './record-difference.ts'
import { openRefund } from './request-refund.ts'

/**
 * What a bank has taken for good has gone back: the saga takes it from there to its credit note, so that invoices less credit notes
 * are the money that stayed. Not before the payment is here, nor while something else of it is on its way back: the sweep comes again.
 */
export async function settleLostDispute(deps: PaymentsDeps, tx: Tx, disputeId: string): Promise<void> {
  const lost = await lockLost(tx, { disputeId })
  const paymentId = lost && (await findPaymentOfMoney(tx, lost))
  const payment = paymentId === null ? null : await lockPayment(tx, { paymentId })
  if (!lost || !payment || payment.reservedMinor !== payment.refundedMinor) return
  const part = Math.min(lost.amountMinor, roomOf(payment, lost))
  const refundId = part > 0 ? await takeBack(deps, tx, payment, part) : null
  if (part < lost.amountMinor) {
    const details = { amountMinor: lost.amountMinor - part, currency: lost.currency }
    // More than came, or in other money: no paper of ours is about that.
    await recordDifference(deps, tx, { kind: 'disputed', subject: disputeId, paymentId: payment.paymentId, details })
  }
  await markSettled(tx, { disputeId, refundId, at: deps.now() })
}

const roomOf = (payment: PaymentRow, { currency }: { currency: string }): number =>
  payment.status === 'completed' && payment.currency === currency ? payment.amountMinor - payment.reservedMinor : 0

async function takeBack(deps: PaymentsDeps, tx: Tx, payment: PaymentRow, amountMinor: number): Promise<string> {
  const refundId = deps.newId()
  const refund = { refundId, amountMinor, means: 'bank', cause: 'disputed', reason: null, requestedBy: null } as const
  if (!(await openRefund(deps, tx, payment, refund))) throw new Error('a payment that is locked has less than it says')
  return refundId
}

const perTurn = 200

/** Those that had to wait. Returns how many. */
export async function settleLostDisputes(deps: PaymentsDeps): Promise<number> {
  const waiting = await listSettleable(deps.pool, { limit: perTurn })
  for (const disputeId of waiting) await withTransaction(deps.pool, (tx) => settleLostDispute(deps, tx, disputeId))
  return waiting.length
}
