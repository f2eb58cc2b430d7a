// The one place where a payment goes on. What a fact does is in the table (domain/saga); what comes about with it is here, in the
// same transaction.
import type { PaymentFailure } from '@sac/contracts/events/payment-events'
import type { Tx } from '@sac/platform/db/with-transaction'
import { publish } from '@sac/platform/outbox/publish'
import { type SagaStep, saga } from '../domain/saga.ts'
import type { PaymentsDeps } from '../payments-deps.ts'
import { markBookingPaid, markPaperInvoiced } from '../store/booking-rows.ts'
import {
  addRefunded,
  lockPayment,
  markCompleted,
  markInvoiced,
  markUnpaid,
  type PaymentRow,
} from '../store/payment-rows.ts'
import { findNextApproved, findRefund, markCredited, updateRefund } from '../store/refund-rows.ts'
import { lockSaga, moveSagaRow, type SagaRow } from '../store/saga-rows.ts'
import { enqueue } from './enqueue.ts'
import { completedEvent, failedEvent, refundedEvent } from './payment-events.ts'
import { recordDifference } from './record-difference.ts'

/** What has become true of a payment, with what has to be known of it. */
export type Told =
  | { fact: 'paid'; paidAt: Date; transactionId: string | null }
  | { fact: 'unpaid'; failure: PaymentFailure }
  | { fact: 'invoiced'; invoiceId: string; invoiceNumber: string }
  | { fact: 'refund-approved'; refundId: string }
  | { fact: 'refunded'; refundId: string }
  | { fact: 'refund-failed'; refundId: string; failure: string }
  | { fact: 'credited'; refundId: string; creditId: string; creditNumber: string }

type Moving = Pick<PaymentsDeps, 'now' | 'newId' | 'log' | 'wake'>

/**
 * Tells the saga of a payment of a fact. True where it moved; false where that was known, comes too early, or is of no payment of
 * ours. Locks the payment.
 */
export async function moveSaga(deps: Moving, tx: Tx, paymentId: string, told: Told): Promise<boolean> {
  const payment = await lockPayment(tx, { paymentId })
  const row = payment && (await lockSaga(tx, payment))
  const step = row && stepAfter(row, told)
  if (!step) return false
  await (effects[told.fact] as Effect<Told>)({ deps, tx, payment }, told)
  const refundId = 'refundId' in told ? told.refundId : null
  await moveSagaRow(tx, { paymentId, fact: told.fact, step, refundId, at: deps.now() })
  if (step === 'settled') await takeNextRefund(deps, tx, paymentId)
  if (told.fact === 'refund-approved') await endWhereGone(deps, tx, told)
  return true
}

/** null where it stays. */
function stepAfter({ step, refundId }: SagaRow, told: Told): SagaStep | null {
  const move = saga[step][told.fact]
  if (move === 'never') throw new Error(`a payment at ${step} cannot be ${told.fact}`)
  if (typeof move === 'string') return null
  // Told of a refund that had its turn before.
  if (refundId !== null && 'refundId' in told && told.refundId !== refundId) return null
  return move.to
}

/** One at a time: what was agreed to meanwhile has waited for this. */
async function takeNextRefund(deps: Moving, tx: Tx, paymentId: string): Promise<void> {
  const next = await findNextApproved(tx, { paymentId })
  if (next) await moveSaga(deps, tx, paymentId, { fact: 'refund-approved', refundId: next.refundId })
}

/** What a bank has taken is sent by nobody: its turn is its end. */
async function endWhereGone(deps: Moving, tx: Tx, { refundId }: { refundId: string }): Promise<void> {
  const refund = await findRefund(tx, { refundId })
  if (refund?.means === 'bank') await moveSaga(deps, tx, refund.paymentId, { fact: 'refunded', refundId })
}

type Moment = { deps: Moving; tx: Tx; payment: PaymentRow }
type Effect<One> = (moment: Moment, told: One) => Promise<void>

const effects: { [Fact in Told['fact']]: Effect<Extract<Told, { fact: Fact }>> } = {
  paid: async ({ deps, tx, payment }, { paidAt, transactionId }) => {
    await markCompleted(tx, { ...payment, paidAt, transactionId })
    await markBookingPaid(tx, payment)
    await publish(deps, tx, [completedEvent(payment, { paidAt, transactionId })])
  },
  unpaid: async ({ deps, tx, payment }, { failure }) => {
    await markUnpaid(tx, { ...payment, failure })
    await publish(deps, tx, [failedEvent(payment, failure, deps.now())])
    if (failure === 'withdrawn' && payment.method === 'online') await enqueue(deps, tx, { kind: 'close', ...payment })
  },
  invoiced: async ({ tx, payment }, invoice) => {
    await markInvoiced(tx, { ...payment, ...invoice })
    await markPaperInvoiced(tx, payment)
  },
  'refund-approved': async ({ deps, tx, payment }, { refundId }) => {
    const refund = await findRefund(tx, { refundId })
    // By hand: somebody gives it, and says so.
    if (refund?.means === 'provider') await enqueue(deps, tx, { kind: 'refund', subject: refundId, ...payment })
  },
  refunded: async ({ deps, tx, payment }, { refundId }) => {
    const refund = await findRefund(tx, { refundId })
    if (!refund) throw new Error('the refund is not there')
    await updateRefund(tx, { refundId, status: 'completed', at: deps.now() })
    await addRefunded(tx, refund)
    await publish(deps, tx, [refundedEvent(payment, refund, deps.now())])
  },
  'refund-failed': async ({ deps, tx, payment }, { refundId, failure }) => {
    await updateRefund(tx, { refundId, status: 'failed', at: deps.now(), failure })
    const { paymentId } = payment
    await recordDifference(deps, tx, { kind: 'refund-failed', subject: refundId, paymentId, details: { failure } })
  },
  credited: ({ tx }, credit) => markCredited(tx, credit),
}
