// Stripe's objects, as far as the stand-in has something to put into them; members and their meaning are Stripe's.
type Metadata = Record<string, string>

export type Session = {
  id: string
  object: 'checkout.session'
  amount_subtotal: number
  amount_total: number
  cancel_url: string | null
  client_reference_id: string | null
  created: number
  currency: string
  customer_email: null
  expires_at: number
  livemode: false
  locale: string
  metadata: Metadata
  mode: 'payment'
  payment_intent: string | null
  payment_method_types: string[]
  payment_status: 'paid' | 'unpaid'
  status: 'open' | 'complete' | 'expired'
  success_url: string
  /** Only while it is open. */
  url: string | null
  automatic_tax: object
  custom_fields: never[]
  custom_text: object
  shipping_options: never[]
}

/** What the page shows, beside the object. */
export type SessionBody = {
  session: Session
  lines: { text: string; amountMinor: number }[]
  intentMetadata: Metadata
}

export type Intent = {
  id: string
  object: 'payment_intent'
  amount: number
  amount_received: number
  created: number
  currency: string
  last_payment_error: { type: 'card_error'; code: string; decline_code: string; message: string } | null
  latest_charge: string | null
  livemode: false
  metadata: Metadata
  payment_method_types: string[]
  status: 'requires_payment_method' | 'succeeded'
}

export type Charge = {
  id: string
  object: 'charge'
  amount: number
  amount_captured: number
  amount_refunded: number
  billing_details: { address: null; email: null; name: null; phone: null; tax_id: null }
  captured: boolean
  created: number
  currency: string
  disputed: boolean
  livemode: false
  metadata: Metadata
  paid: boolean
  payment_intent: string
  refunded: boolean
  status: 'succeeded' | 'failed'
}

export type Refund = {
  id: string
  object: 'refund'
  amount: number
  charge: string
  created: number
  currency: string
  metadata: Metadata
  payment_intent: string
  reason: null
  status: 'pending' | 'succeeded' | 'failed'
}

export type Told = {
  id: string
  object: 'event'
  api_version: string
  created: number
  data: { object: object }
  livemode: false
  pending_webhooks: number
  request: { id: null; idempotency_key: null }
  type: string
}

export const secondsOf = (time: Date): number => Math.floor(time.getTime() / 1_000)
