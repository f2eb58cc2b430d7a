import type { PaymentProvider, ProviderRefund } from '../payment-provider.ts'
import { ProviderError } from '../provider-error.ts'
import type { RefundStatus } from '../provider-event.ts'
import { type AskStripe, underKeyOf } from './ask-stripe.ts'
import { listOf, StripeRefund } from './stripe-shapes.ts'

type Refunds = Pick<PaymentProvider, 'refund' | 'findRefund'>

export function stripeRefunds(ask: AskStripe): Refunds {
  const findRefund: Refunds['findRefund'] = async ({ refundId, providerPaymentId }) => {
    for (let after: string | undefined; ; ) {
      const query = {
        payment_intent: providerPaymentId,
        limit: 100,
        ...(after === undefined ? {} : { starting_after: after }),
      }
      const page = await ask(listOf(StripeRefund), (stripe) => stripe.refunds.list(query))
      const found = page.data.map(refundOf).find((one) => one.refundId === refundId)
      if (found) return found
      after = page.data.at(-1)?.id
      if (!page.has_more || after === undefined) return null
    }
  }
  return {
    findRefund,
    refund: async (order) => {
      const { refundId, providerPaymentId, amountMinor } = order
      // Keys are forgotten after a day, and a refund may be tried for weeks.
      const known = await findRefund(order)
      if (known) return sameAs(amountMinor, known)
      const params = { payment_intent: providerPaymentId, amount: amountMinor, metadata: { refundId } }
      const made = await underKeyOf(refundId, (idempotencyKey) =>
        ask(StripeRefund, (stripe) => stripe.refunds.create(params, { idempotencyKey })),
      )
      return refundOf(made)
    },
  }
}

function sameAs(amountMinor: number, known: ProviderRefund): ProviderRefund {
  if (known.amountMinor !== amountMinor) throw new ProviderError({ kind: 'refused', code: 'refund-differs' })
  return known
}

const statuses: Readonly<Record<string, RefundStatus>> = {
  succeeded: 'completed',
  failed: 'failed',
  canceled: 'failed',
}

export const refundOf = (refund: StripeRefund): ProviderRefund => ({
  providerRefundId: refund.id,
  refundId: refund.metadata?.['refundId'] ?? null,
  providerPaymentId: refund.payment_intent,
  amountMinor: refund.amount,
  currency: refund.currency,
  status: statuses[refund.status ?? ''] ?? 'pending',
  at: refund.created,
})
