// What Stripe's interface takes of what we ask; it refuses everything it does not know.
import * as z from 'zod/mini'
import { ApiRefusal } from './api-message.ts'
import type { Nested } from './read-form.ts'

const Text = z.string().check(z.minLength(1), z.maxLength(5_000))
const Whole = z.pipe(z.string().check(z.regex(/^\d{1,12}$/)), z.transform(Number))
const Currency = z.string().check(z.regex(/^[a-z]{3}$/))
const Metadata = z.record(z.string().check(z.maxLength(40)), z.string().check(z.maxLength(500)))
const Address = z.url({ protocol: /^https?$/ })

const Line = z.strictObject({
  quantity: Whole,
  price_data: z.strictObject({
    currency: Currency,
    unit_amount: Whole,
    product_data: z.strictObject({ name: Text }),
  }),
})

export const SessionParams = z.strictObject({
  mode: z.literal('payment'),
  allowed_payment_method_types: z.optional(z.array(z.literal('card'))),
  adaptive_pricing: z.optional(z.strictObject({ enabled: z.enum(['true', 'false']) })),
  client_reference_id: z.optional(z.string().check(z.maxLength(200))),
  metadata: z._default(Metadata, {}),
  payment_intent_data: z._default(z.strictObject({ metadata: z._default(Metadata, {}) }), { metadata: {} }),
  line_items: z.array(Line).check(z.minLength(1), z.maxLength(100)),
  locale: z._default(z.enum(['auto', 'en', 'fr']), 'auto'),
  customer_email: z.optional(z.email()),
  success_url: Address,
  cancel_url: z.optional(Address),
  expires_at: z.optional(Whole),
})
export type SessionParams = z.infer<typeof SessionParams>

export const RefundParams = z.strictObject({
  payment_intent: Text,
  amount: z.optional(Whole),
  metadata: z._default(Metadata, {}),
})

export const ListParams = z.strictObject({
  payment_intent: z.optional(Text),
  created: z.optional(z.strictObject({ gte: z.optional(Whole), lt: z.optional(Whole) })),
  limit: z._default(Whole, 10),
  starting_after: z.optional(Text),
})

export const NoParams = z.strictObject({})

/** Throws ApiRefusal that names the first wrong parameter. */
export function readParams<Shape extends z.core.$ZodType>(
  shape: Shape,
  params: Record<string, Nested>,
): z.output<Shape> {
  const read = z.safeParse(shape, params)
  if (read.success) return read.data
  const [issue] = read.error.issues
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys : []
  const [first = '', ...rest] = [...(issue?.path ?? []), ...unknown.slice(0, 1)].map(String)
  const param = [first, ...rest.map((part) => `[${part}]`)].join('')
  const [code, message] =
    unknown.length > 0
      ? ['parameter_unknown', `Received unknown parameter: ${param}`]
      : ['parameter_invalid', `Invalid ${param}: ${JSON.stringify(params[first])}`]
  throw new ApiRefusal({ code, message, param, isEarly: true })
}
