// The one place where a payment goes on. What a fact does is in the table (domain/saga); what coming to a step brings about is
// here, in the same transaction.
import type { PaymentFailure } from '@sac/contracts/events/payment-events'
import type { Tx } from '@sac/platform/db/with-transaction'
import { publish } from '@sac/platform/outbox/publish'
import { saga } from '../domain/saga.ts'
import type { PaymentsDeps } from '../payments-deps.ts'
import { lockPayment, markCompleted, markInvoiced, markUnpaid, type PaymentRow } from '../store/payment-rows.ts'
import { lockSaga, moveSagaRow } from '../store/saga-rows.ts'
import { completedEvent, failedEvent } from './payment-events.ts'

/** What has become true of a payment, with what has to be known of it. */
export type Told =
  | { fact: 'paid'; paidAt: Date; transactionId: string | null }
  | { fact: 'unpaid'; failure: PaymentFailure }
  | { fact: 'invoiced'; invoiceId: string; invoiceNumber: string }

type Moving = Pick<PaymentsDeps, 'now' | 'newId'>

/**
 * Tells the saga of a payment of a fact. True where it moved; false where that was known, or there is no such payment. Locks the
 * payment.
 */
export async function moveSaga(deps: Moving, tx: Tx, paymentId: string, told: Told): Promise<boolean> {
  const payment = await lockPayment(tx, { paymentId })
  const row = payment && (await lockSaga(tx, payment))
  if (!row) return false
  const move = saga[row.step][told.fact]
  if (move === 'never') throw new Error(`a payment at ${row.step} cannot be ${told.fact}`)
  if (typeof move === 'string') return false
  await (effects[told.fact] as Effect<Told>)({ deps, tx, payment }, told)
  await moveSagaRow(tx, { paymentId, fact: told.fact, step: move.to, refundId: null, at: deps.now() })
  return true
}

type Moment = { deps: Moving; tx: Tx; payment: PaymentRow }
type Effect<One> = (moment: Moment, told: One) => Promise<void>

const effects: { [Fact in Told['fact']]: Effect<Extract<Told, { fact: Fact }>> } = {
  paid: async ({ deps, tx, payment }, { paidAt, transactionId }) => {
    await markCompleted(tx, { ...payment, paidAt, transactionId })
    await publish(deps, tx, [completedEvent(payment, { paidAt, transactionId })])
  },
  unpaid: async ({ deps, tx, payment }, { failure }) => {
    await markUnpaid(tx, { ...payment, failure })
    await publish(deps, tx, [failedEvent(payment, failure, deps.now())])
  },
  invoiced: async ({ tx, payment }, invoice) => markInvoiced(tx, { ...payment, ...invoice }),
}
