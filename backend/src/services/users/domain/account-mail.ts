// The letters of the users service: why somebody is written to, and for how long the link in it is good.

import type { AccountMailPurpose } from '@sac/contracts/events/user-events'
import type { PersonLanguage } from '@sac/contracts/person-language'

export type AccountMail = {
  mailId: string
  purpose: AccountMailPurpose
  userId: string | null
  email: string
  /** Of whom an account is asked for; null where the account knows it, or nobody does. */
  name: string | null
  language: PersonLanguage
  /** Of an account that is asked for. */
  passwordHash: string | null
  createdAt: Date
  /** null where the mail has no link. */
  expiresAt: Date | null
}

const hourMs = 3_600_000

const linkHours: Readonly<Record<AccountMailPurpose, number | null>> = {
  'confirm-registration': 24,
  'already-registered': null,
  'reset-password': 1,
  'no-account': null,
  'confirm-email': 24,
  'address-in-use': null,
  'email-changed': null,
  'password-changed': null,
  invitation: 72,
}

/** When the link of a mail written at `at` ends; null where there is none. */
export function linkEnd(purpose: AccountMailPurpose, at: Date): Date | null {
  const hours = linkHours[purpose]
  return hours === null ? null : new Date(at.getTime() + hours * hourMs)
}

/** Mails are forgotten then: their addresses may belong to nobody we know. */
export const mailsKeptDays = 30
