import type { PersonLanguage } from '@sac/contracts/person-language'
import type Stripe from 'stripe'
import type { Checkout, CheckoutOrder, PaymentProvider } from '../payment-provider.ts'
import { ProviderError } from '../provider-error.ts'
import { type AskStripe, underKeyOf } from './ask-stripe.ts'
import { StripeSession } from './stripe-shapes.ts'

type Checkouts = Pick<PaymentProvider, 'createCheckout' | 'findCheckout' | 'expireCheckout'>

// Stripe's page speaks no Arabic: then it takes the language of the browser.
const locales = { en: 'en', fr: 'fr', ar: 'auto' } as const satisfies Record<PersonLanguage, string>

// Stripe opens nothing for less than this.
const shortestMs = 30 * 60 * 1_000

export function stripeCheckouts(ask: AskStripe): Checkouts {
  const findCheckout: Checkouts['findCheckout'] = async (sessionId) =>
    checkoutOf(await ask(StripeSession, (stripe) => stripe.checkout.sessions.retrieve(sessionId)))
  return {
    createCheckout: async (order) => {
      const params = paramsOf(order)
      const { id: sessionId, url } = await underKeyOf(order.paymentId, (idempotencyKey) =>
        ask(StripeSession, (stripe) => stripe.checkout.sessions.create(params, { idempotencyKey })),
      )
      if (url === null) throw new ProviderError({ kind: 'unknown', code: 'unreadable' })
      return { sessionId, payUrl: url }
    },
    findCheckout,
    expireCheckout: async (sessionId) => {
      try {
        return checkoutOf(await ask(StripeSession, (stripe) => stripe.checkout.sessions.expire(sessionId)))
      } catch (error) {
        if (!(error instanceof ProviderError) || error.kind !== 'refused') throw error
        const found = await findCheckout(sessionId)
        if (found.status === 'open') throw error
        return found
      }
    },
  }
}

/** Depends on the order alone: Stripe refuses a repeat that differs in anything. */
function paramsOf(order: CheckoutOrder): Stripe.Checkout.SessionCreateParams {
  const { paymentId, appointmentId, amountMinor, currency, lines, customerEmail, language } = order
  if (lines.reduce((sum, line) => sum + line.amountMinor, 0) !== amountMinor)
    throw new Error('the lines of a checkout are together not its amount')
  const ours = { paymentId, ...(appointmentId === null ? {} : { appointmentId }), language }
  return {
    mode: 'payment',
    // Paid at once or not at all; wallets are cards, too.
    allowed_payment_method_types: ['card'],
    // The amount that was ordered is the amount that is paid.
    adaptive_pricing: { enabled: false },
    client_reference_id: paymentId,
    metadata: ours,
    payment_intent_data: { metadata: ours },
    line_items: lines.map(({ text, amountMinor: unit }) => ({
      quantity: 1,
      price_data: { currency: currency.toLowerCase(), unit_amount: unit, product_data: { name: text } },
    })),
    locale: locales[language],
    ...(customerEmail === undefined ? {} : { customer_email: customerEmail }),
    success_url: order.successUrl,
    cancel_url: order.cancelUrl,
    expires_at: Math.floor((order.expiresAt.getTime() + shortestMs) / 1_000),
  }
}

function checkoutOf(session: StripeSession): Checkout {
  const { id: sessionId, client_reference_id: paymentId, status } = session
  if (session.payment_status !== 'paid')
    return { sessionId, paymentId, status: status === 'expired' ? 'expired' : 'open' }
  return { sessionId, paymentId, status: 'paid', ...moneyOf(session) }
}

/** What came in by a session that is paid. */
export function moneyOf({ payment_intent: providerPaymentId, amount_total: amountMinor, currency }: StripeSession) {
  if (providerPaymentId === null || amountMinor === null || currency === null)
    throw new ProviderError({ kind: 'unknown', code: 'unreadable' })
  return { providerPaymentId, amountMinor, currency }
}
