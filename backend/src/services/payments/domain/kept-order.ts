import type { PersonLanguage } from '@sac/contracts/person-language'

/** What the provider was first asked for, to be repeated as it was. */
export type KeptOrder = {
  paymentId: string
  appointmentId: string
  amountMinor: number
  currency: string
  lines: readonly { text: string; amountMinor: number }[]
  language: PersonLanguage
  successUrl: string
  cancelUrl: string
  expiresAt: Date
}
