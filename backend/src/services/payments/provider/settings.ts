import * as z from 'zod/mini'

/** Which payment provider is used; without a key a demonstration of our own takes its place. */
export const providerSettings = {
  STRIPE_SECRET_KEY: z.optional(z.string().check(z.regex(/^(sk|rk)_(test|live)_\w+$/))),
  /** Of the endpoint `/api/v1/payments/webhooks/stripe`. */
  STRIPE_WEBHOOK_SECRET: z.optional(z.string().check(z.regex(/^whsec_\S+$/))),
  /** Where the provider's interface is, for a proxy or a stand-in: scheme, host and port, no path. */
  STRIPE_API_BASE: z._default(
    z.url({ protocol: /^https?$/ }).check(z.regex(/^[^/]+:\/\/[^/?#]+\/?$/)),
    'https://api.stripe.com',
  ),
} as const

export type ProviderSettings = {
  STRIPE_SECRET_KEY?: string | undefined
  STRIPE_WEBHOOK_SECRET?: string | undefined
  STRIPE_API_BASE: string
}
