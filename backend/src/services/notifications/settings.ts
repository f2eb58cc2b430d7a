import * as z from 'zod/mini'

const withoutSlash = z.pipe(
  z.url({ protocol: /^https?$/ }),
  z.transform((url: string) => url.replace(/\/$/, '')),
)
const text = z.string().check(z.minLength(1))

/** Who carries mails and SMS; without keys every message stays in the outbox. Part of the process's settings schema. */
export const notificationSettings = {
  SENDGRID_API_KEY: z.optional(text),
  SENDGRID_BASE_URL: z._default(withoutSlash, 'https://api.sendgrid.com'),
  /** Verifies what SendGrid reports: the public key of its signed event webhook. */
  SENDGRID_WEBHOOK_KEY: z.optional(text),
  /** `Name <address>`, or the address alone. */
  MAIL_FROM: z.optional(z.string().check(z.regex(/^[^\r\n]*[^\s@<>]+@[^\s@<>]+>?$/))),
  TWILIO_ACCOUNT_SID: z.optional(z.string().check(z.regex(/^AC/))),
  TWILIO_AUTH_TOKEN: z.optional(text),
  /** The number, or the name, an SMS comes from. */
  TWILIO_FROM: z.optional(text),
  TWILIO_BASE_URL: z._default(withoutSlash, 'https://api.twilio.com'),
}

export type ProviderSettings = z.infer<ReturnType<typeof settingsShape>>
const settingsShape = () => z.object(notificationSettings)
