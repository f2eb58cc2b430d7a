import { type Tx, withTransaction } from '@sac/platform/db/with-transaction'
import type { PaymentsDeps } from '../payments-deps.ts'
import type { ProviderEvent } from '../provider/provider-event.ts'
import { findPayment, findPaymentOfMoney } from '../store/payment-rows.ts'
import { lockUnhandled, markHandled } from '../store/provider-event-rows.ts'
import { findRefund } from '../store/refund-rows.ts'
import { applyDispute } from './apply-dispute.ts'
import { applyExpired, applyPaid, applyRefund } from './apply-provider.ts'

/** Deals with the oldest that was told; false where nothing waits. */
export function handleNextEvent(deps: PaymentsDeps): Promise<boolean> {
  return withTransaction(deps.pool, async (tx) => {
    const kept = await lockUnhandled(tx)
    if (!kept) return false
    // As it was read when it came.
    const event = { ...kept, at: new Date(kept.at) } as ProviderEvent
    const outcome = await apply(deps, tx, event)
    const paymentId = await paymentOf(tx, event)
    await markHandled(tx, { ...event, paymentId, outcome, at: deps.now() })
    return true
  })
}

function apply(deps: PaymentsDeps, tx: Tx, event: ProviderEvent): Promise<string> {
  if (event.type === 'checkout-paid') return applyPaid(deps, tx, event)
  if (event.type === 'checkout-expired') return applyExpired(deps, tx, event.paymentId)
  if (event.type === 'refund-changed') return applyRefund(deps, tx, event)
  if (event.type === 'dispute-changed') return applyDispute(deps, tx, event)
  // A declined card is no end: its page stays open.
  return Promise.resolve('ignored')
}

/** The payment of ours it is about, where it is. */
async function paymentOf(tx: Tx, event: ProviderEvent): Promise<string | null> {
  if (event.type === 'other') return null
  if (event.type === 'dispute-changed') return findPaymentOfMoney(tx, event)
  const paymentId = event.type === 'refund-changed' ? await paymentOfRefund(tx, event.refundId) : event.paymentId
  const payment = paymentId === null ? null : await findPayment(tx, { paymentId })
  return payment?.paymentId ?? null
}

const paymentOfRefund = async (tx: Tx, refundId: string | null) =>
  refundId === null ? null : ((await findRefund(tx, { refundId }))?.paymentId ?? null)
