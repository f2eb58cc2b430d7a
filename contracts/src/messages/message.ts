// What people are written: which messages there are, by which channel they go, and what may become of them.
import * as z from 'zod/mini'
import { AccountMailPurpose } from '../events/user-events.ts'

export const MessageChannel = z.enum(['email', 'sms'])
export type MessageChannel = z.infer<typeof MessageChannel>

export const MessageState = z.enum(['queued', 'sending', 'sent', 'failed', 'undecided', 'suppressed'])
export type MessageState = z.infer<typeof MessageState>

/** What a message is about. People may stop some of them, each by itself. */
export const MessageKind = z.enum(['account', 'booking', 'reminder', 'waiting-list', 'money', 'certificate', 'expiry'])
export type MessageKind = z.infer<typeof MessageKind>

/** Those nobody needs in order to know where they stand. */
export const stoppableKinds = ['reminder', 'waiting-list', 'expiry'] as const satisfies readonly MessageKind[]
export const StoppableKind = z.enum(stoppableKinds)
export type StoppableKind = z.infer<typeof StoppableKind>

export const MessageName = z.enum([
  ...AccountMailPurpose.options,
  'booking-held',
  /** From the waiting list. */
  'booking-offered',
  'booking-confirmed',
  'booking-moved',
  'booking-cancelled',
  'booking-reminder',
  /** Nobody has paid in time. */
  'booking-expired',
  /** The car did not come. */
  'booking-missed',
  /** While the time is still theirs. */
  'payment-failed',
  /** Money came that no appointment stands for: it goes back. */
  'payment-returned',
  'receipt',
  'credit-note',
  'test-passed',
  'test-failed',
  'test-abandoned',
  'certificate-expiring',
  'certificate-revoked',
  'certificate-suspended',
  'certificate-reinstated',
  'appeal-upheld',
  'appeal-dismissed',
  'appeal-retest',
])
export type MessageName = z.infer<typeof MessageName>
