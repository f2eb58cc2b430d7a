import type * as z from 'zod/mini'
import { ApiRefusal, missing } from './api-message.ts'
import type { RefundParams } from './api-params.ts'
import type { KeptAs } from './book.ts'
import { type Charge, type Refund, secondsOf } from './objects.ts'
import { change, keep, newObjectId, tell, type Work } from './work.ts'

/** `pending` instead of done at once, as with some banks; then `settleRefund`. */
export type RefundPace = 'at-once' | 'pending'

export async function makeRefund(work: Work, params: z.infer<typeof RefundParams>, pace: RefundPace): Promise<Refund> {
  const { payment_intent: intentId, metadata } = params
  const kept = await chargeOf(work, intentId)
  const charge = kept.body
  const amount = params.amount ?? charge.amount - charge.amount_refunded
  requireRefundable(charge, amount)
  const refund: Refund = {
    id: newObjectId('re'),
    object: 'refund',
    amount,
    charge: charge.id,
    created: secondsOf(work.now),
    currency: charge.currency,
    metadata,
    payment_intent: intentId,
    reason: null,
    status: pace === 'pending' ? 'pending' : 'succeeded',
  }
  await keep(work, { kind: 'refund', id: refund.id, parent: intentId, body: refund })
  const reduced = await addRefunded(work, kept, amount)
  await tell(work, 'refund.created', refund)
  await tell(work, 'charge.refunded', reduced)
  return refund
}

async function chargeOf({ book }: Work, intentId: string): Promise<KeptAs<'charge'>> {
  const intent = await book.find(intentId)
  if (intent?.kind !== 'intent') throw missing('payment_intent', intentId, 'payment_intent')
  const [charge] = await book.list({ kind: 'charge', parent: intentId, limit: 1 })
  if (charge) return charge
  throw new ApiRefusal({
    code: 'payment_intent_unexpected_state',
    message: `This PaymentIntent (${intentId}) does not have a successful charge to refund.`,
  })
}

function requireRefundable(charge: Charge, amount: number): void {
  const left = charge.amount - charge.amount_refunded
  if (left === 0)
    throw new ApiRefusal({ code: 'charge_already_refunded', message: `Charge ${charge.id} has already been refunded.` })
  if (amount < 1)
    throw new ApiRefusal({ code: 'parameter_invalid_integer', message: 'Invalid positive integer', param: 'amount' })
  if (amount > left)
    throw new ApiRefusal({
      message: `Refund amount (${amount}) is greater than unrefunded amount on charge (${left})`,
      param: 'amount',
    })
}

async function addRefunded(work: Work, kept: KeptAs<'charge'>, amount: number): Promise<Charge> {
  const charge = kept.body
  const refundedMinor = charge.amount_refunded + amount
  const changed = { ...charge, amount_refunded: refundedMinor, refunded: refundedMinor === charge.amount }
  await change(work, kept, { body: changed })
  return changed
}

/** What becomes of a pending one; of a failed one the money is back in the book. */
export async function settleRefund(work: Work, refundId: string, status: 'succeeded' | 'failed'): Promise<Refund> {
  const kept = await work.book.find(refundId)
  if (kept?.kind !== 'refund') throw missing('refund', refundId, 'id')
  const refund: Refund = { ...kept.body, status }
  await change(work, kept, { body: refund })
  if (status === 'failed') await addRefunded(work, await chargeOf(work, refund.payment_intent), -refund.amount)
  await tell(work, status === 'failed' ? 'refund.failed' : 'refund.updated', refund)
  return refund
}

export async function readRefund({ book }: Work, id: string): Promise<Refund> {
  const kept = await book.find(id)
  if (kept?.kind !== 'refund') throw missing('refund', id, 'id')
  return kept.body
}
