import type { PaymentProvider } from '../payment-provider.ts'
import { askStripe } from './ask-stripe.ts'
import { stripeCheckouts } from './checkouts.ts'
import { stripeLedger } from './ledger.ts'
import { openStripe, type StripeAccess } from './open-stripe.ts'
import { stripeWebhooks } from './read-webhook.ts'
import { stripeRefunds } from './refunds.ts'

/** Stripe, through its own package; opens no connection and loads nothing before it is asked. */
export function createStripeProvider(access: StripeAccess): PaymentProvider {
  const open = openStripe(access)
  const ask = askStripe(open)
  const livemode = /^.k_live_/.test(access.secretKey)
  const office = `https://dashboard.stripe.com/${livemode ? '' : 'test/'}`
  return {
    pageOfDispute: (disputeId) => `${office}disputes/${encodeURIComponent(disputeId)}`,
    ...stripeCheckouts(ask),
    ...stripeRefunds(ask),
    ...stripeLedger(ask),
    ...stripeWebhooks({ open, webhookSecret: access.webhookSecret, livemode }),
  }
}
