// What we read of Stripe's objects; everything else is left aside.
import * as z from 'zod/mini'

const Id = z.string().check(z.minLength(1), z.maxLength(255))
/** By id, or the whole object where Stripe was told to expand it. */
const Reference = z.pipe(
  z.union([Id, z.object({ id: Id })]),
  z.transform((value) => (typeof value === 'string' ? value : value.id)),
)
const NullableReference = z._default(z.nullable(Reference), null)
const AmountMinor = z.int().check(z.nonnegative())
const Currency = z.pipe(
  z.string().check(z.regex(/^[a-z]{3}$/)),
  z.transform((code) => code.toUpperCase()),
)
const Second = z.pipe(
  z.int(),
  z.transform((seconds) => new Date(seconds * 1_000)),
)
const Metadata = z._default(z.nullable(z.record(z.string(), z.string())), null)

export const StripeSession = z.object({
  id: Id,
  status: z.enum(['open', 'complete', 'expired']),
  payment_status: z.enum(['paid', 'unpaid', 'no_payment_required']),
  payment_intent: NullableReference,
  amount_total: z.nullable(AmountMinor),
  currency: z.nullable(Currency),
  client_reference_id: z._default(z.nullable(z.string()), null),
  url: z._default(z.nullable(z.string()), null),
})
export type StripeSession = z.infer<typeof StripeSession>

export const StripeRefund = z.object({
  id: Id,
  amount: AmountMinor,
  currency: Currency,
  created: Second,
  metadata: Metadata,
  payment_intent: NullableReference,
  status: z.nullable(z.string()),
})
export type StripeRefund = z.infer<typeof StripeRefund>

export const StripeCharge = z.object({
  id: Id,
  amount: AmountMinor,
  amount_refunded: AmountMinor,
  currency: Currency,
  created: Second,
  disputed: z.boolean(),
  metadata: Metadata,
  paid: z.boolean(),
  payment_intent: NullableReference,
  status: z.string(),
})

export const StripeDispute = z.object({
  id: Id,
  amount: AmountMinor,
  currency: Currency,
  created: Second,
  reason: z.string().check(z.maxLength(255)),
  status: z.string(),
  payment_intent: NullableReference,
  evidence_details: z._default(z.nullable(z.object({ due_by: z._default(z.nullable(Second), null) })), null),
})

export const StripePaymentIntent = z.object({
  id: Id,
  metadata: Metadata,
  last_payment_error: z._default(
    z.nullable(z.object({ code: z.optional(z.string()), decline_code: z.optional(z.string()) })),
    null,
  ),
})

export const StripeEvent = z.object({
  id: Id,
  type: z.string(),
  created: Second,
  livemode: z.boolean(),
  data: z.object({ object: z.unknown() }),
})

export const listOf = <Shape extends z.core.$ZodType>(shape: Shape) =>
  z.object({ data: z.array(shape), has_more: z.boolean() })
