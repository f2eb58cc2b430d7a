import type Stripe from 'stripe'
import * as z from 'zod/mini'
import type { PaymentProvider } from '../payment-provider.ts'
import type { ProviderEvent, WebhookRefusal } from '../provider-event.ts'
import { moneyOf } from './checkouts.ts'
import { disputeOf } from './disputes.ts'
import { refundOf } from './refunds.ts'
import { StripeDispute, StripeEvent, StripePaymentIntent, StripeRefund, StripeSession } from './stripe-shapes.ts'

type Reading = { open: () => Promise<Stripe>; webhookSecret: string; livemode: boolean }

const toleranceMs = 5 * 60 * 1_000
const refuse = (reason: WebhookRefusal) => ({ ok: false, reason }) as const

export function stripeWebhooks({ open, webhookSecret, livemode }: Reading): Pick<PaymentProvider, 'readWebhook'> {
  return {
    readWebhook: async (rawBody, signature, now) => {
      const signedAt = timeIn(signature)
      if (signature === undefined || signedAt === undefined) return refuse('unsigned')
      const { webhooks } = await open()
      const check = () => webhooks.constructEvent(Buffer.from(rawBody), signature, webhookSecret, 0)
      if (!isSigned(check)) return refuse('forged')
      // Stripe's package lets any time in the future pass.
      if (signedAt < now.getTime() - toleranceMs) return refuse('too-old')
      if (signedAt > now.getTime() + toleranceMs) return refuse('too-new')
      const event = eventIn(rawBody)
      if (event === undefined) return refuse('malformed')
      return event.livemode === livemode ? { ok: true, event: event.told } : refuse('other-mode')
    },
  }
}

/** `t=1700000000,v1=…`: milliseconds; of several times the last is what was signed. */
function timeIn(signature: string | undefined): number | undefined {
  const parts = (signature ?? '').split(',')
  const [, seconds] = /^t=(\d{1,12})$/.exec(parts.findLast((part) => part.startsWith('t=')) ?? '') ?? []
  return seconds === undefined || !parts.some((part) => part.startsWith('v1=')) ? undefined : Number(seconds) * 1_000
}

/** What is signed and no event is told apart later. */
function isSigned(check: () => unknown): boolean {
  try {
    check()
    return true
  } catch (error) {
    return !(error instanceof Error && 'type' in error && error.type === 'StripeSignatureVerificationError')
  }
}

function eventIn(rawBody: Uint8Array): { livemode: boolean; told: ProviderEvent } | undefined {
  try {
    const {
      id: eventId,
      created: at,
      type,
      livemode,
      data,
    } = z.parse(StripeEvent, JSON.parse(Buffer.from(rawBody).toString()))
    const read = readers[type] ?? (() => ({ type: 'other', name: type }) as const)
    return { livemode, told: { eventId, at, ...read(data.object, type) } }
  } catch {
    return undefined
  }
}

type Told = ProviderEvent extends infer Event
  ? Event extends ProviderEvent
    ? Omit<Event, 'eventId' | 'at'>
    : never
  : never
type Read = (object: unknown, name: string) => Told

const readPaid: Read = (object, name) => {
  const session = z.parse(StripeSession, object)
  // A checkout can be completed before the money has come in.
  if (session.payment_status !== 'paid') return { type: 'other', name }
  return { type: 'checkout-paid', sessionId: session.id, paymentId: session.client_reference_id, ...moneyOf(session) }
}

const readExpired: Read = (object) => {
  const { id: sessionId, client_reference_id: paymentId } = z.parse(StripeSession, object)
  return { type: 'checkout-expired', sessionId, paymentId }
}

const readDeclined: Read = (object) => {
  const { id, metadata, last_payment_error: why } = z.parse(StripePaymentIntent, object)
  const reason = why?.decline_code ?? why?.code ?? 'unknown'
  return { type: 'payment-declined', providerPaymentId: id, paymentId: metadata?.['paymentId'] ?? null, reason }
}

const readRefund: Read = (object) => {
  const { at: _, ...refund } = refundOf(z.parse(StripeRefund, object))
  return { type: 'refund-changed', ...refund }
}

const readDispute: Read = (object) => ({ type: 'dispute-changed', ...disputeOf(z.parse(StripeDispute, object)) })

const readers: Readonly<Record<string, Read>> = {
  'checkout.session.completed': readPaid,
  'checkout.session.async_payment_succeeded': readPaid,
  'checkout.session.expired': readExpired,
  'payment_intent.payment_failed': readDeclined,
  'refund.created': readRefund,
  'refund.updated': readRefund,
  'refund.failed': readRefund,
  'charge.dispute.created': readDispute,
  'charge.dispute.updated': readDispute,
  'charge.dispute.closed': readDispute,
  'charge.dispute.funds_withdrawn': readDispute,
  'charge.dispute.funds_reinstated': readDispute,
}
