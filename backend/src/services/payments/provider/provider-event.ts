// What the provider tells by itself. It says that something happened, not in which order; what holds now is asked for.

import type { DisputeStatus } from '@sac/contracts/http/disputes'

/** `pending` ends as one of the others, maybe days later. `failed`: nothing went back, and this refund never will. */
export type RefundStatus = 'pending' | 'completed' | 'failed'

type Told =
  /** `open` turned into `paid`. */
  | {
      type: 'checkout-paid'
      sessionId: string
      paymentId: string | null
      providerPaymentId: string
      amountMinor: number
      currency: string
    }
  | { type: 'checkout-expired'; sessionId: string; paymentId: string | null }
  /** One attempt was refused, as by the bank; the checkout stays open, and the customer may try again. */
  | { type: 'payment-declined'; providerPaymentId: string; paymentId: string | null; reason: string }
  | {
      type: 'refund-changed'
      providerRefundId: string
      refundId: string | null
      providerPaymentId: string | null
      amountMinor: number
      currency: string
      status: RefundStatus
    }
  /** The customer's bank asks for the money back, or has decided. Moments are instants: what is kept is JSON. */
  | {
      type: 'dispute-changed'
      disputeId: string
      providerPaymentId: string | null
      amountMinor: number
      currency: string
      reason: string
      status: DisputeStatus
      /** False while the bank only asks. */
      takesMoney: boolean
      openedAt: string
      dueAt: string | null
    }
  /** Nothing we act on; `name` as the provider calls it. */
  | { type: 'other'; name: string }

/** `at`: when it happened there. */
export type ProviderEvent = { eventId: string; at: Date } & Told

/**
 * `unsigned`: no signature, or none that can be read. `forged`: not of these bytes or not with our secret. `too-old`, `too-new`: signed
 * more than five minutes before or after now. `malformed`: signed, but no event. `other-mode`: of the test books while ours are the
 * real ones, or the other way round.
 */
export type WebhookRefusal = 'unsigned' | 'forged' | 'too-old' | 'too-new' | 'malformed' | 'other-mode'
