import type { LedgerQuery, PaymentProvider } from '../payment-provider.ts'
import type { AskStripe } from './ask-stripe.ts'
import { refundOf } from './refunds.ts'
import { listOf, StripeCharge, StripeRefund } from './stripe-shapes.ts'

export function stripeLedger(ask: AskStripe): Pick<PaymentProvider, 'listPayments' | 'listRefunds'> {
  return {
    // A payment is made when it is ordered, its charge when the money moves.
    listPayments: async (query) => {
      const page = await ask(listOf(StripeCharge), (stripe) => stripe.charges.list(pageOf(query)))
      const entries = page.data.flatMap((charge) =>
        charge.paid && charge.status === 'succeeded'
          ? [
              {
                providerPaymentId: charge.payment_intent ?? charge.id,
                paymentId: charge.metadata?.['paymentId'] ?? null,
                amountMinor: charge.amount,
                refundedMinor: charge.amount_refunded,
                currency: charge.currency,
                disputed: charge.disputed,
                at: charge.created,
              },
            ]
          : [],
      )
      return { entries, next: nextOf(page) }
    },
    listRefunds: async (query) => {
      const page = await ask(listOf(StripeRefund), (stripe) => stripe.refunds.list(pageOf(query)))
      return { entries: page.data.map(refundOf), next: nextOf(page) }
    },
  }
}

const secondsOf = (time: Date) => time.getTime() / 1_000

const pageOf = ({ since, before, after }: LedgerQuery) => ({
  created: { gte: Math.floor(secondsOf(since)), lt: Math.ceil(secondsOf(before)) },
  limit: 100,
  ...(after === undefined ? {} : { starting_after: after }),
})

const nextOf = ({ data, has_more: more }: { data: readonly { id: string }[]; has_more: boolean }) =>
  more ? (data.at(-1)?.id ?? null) : null
