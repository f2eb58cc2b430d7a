// Who carries messages to people. A call that does not answer says nothing about whether it was heard; so it is asked for, where it
// can be, before anything is sent again.
import type { Written } from '../domain/message.ts'

export type Outgoing = {
  messageId: string
  written: Written
  /** Contents of the attachments, in their order. */
  files: readonly Uint8Array[]
  correlationId: string
  /**
   * Whether the call may still be begun. Asked last of all before it: a process that stood still meanwhile may have been succeeded,
   * and its successor has been told that nothing is there.
   */
  isInTime: () => boolean
}

export type Handed =
  | { kind: 'accepted'; providerId: string | null }
  /** Never: what is wrong with it stays wrong. */
  | { kind: 'refused'; reason: string }
  /** It was certainly not taken; not before `waitMs`, where the provider says so. */
  | { kind: 'busy'; reason: string; waitMs: number | null }
  /** It may have been taken. */
  | { kind: 'lost'; reason: string }

/** Of a call that was not begun in time. */
export const tooLate: Handed = { kind: 'busy', reason: 'too-late', waitMs: null }

export type Asking = {
  messageId: string
  /** null for account mails. */
  written: Written | null
  calledAt: Date
  /** Whether another message is known to be the provider's. */
  isKnown: (providerId: string) => Promise<boolean>
}

export type Asked =
  | { kind: 'found'; providerId: string | null }
  | { kind: 'absent' }
  /** No answer; asked again later. */
  | { kind: 'silent' }
  /** This provider tells nobody. */
  | { kind: 'unaskable' }

export type Provider = {
  name: 'sendgrid' | 'twilio' | 'outbox'
  hand: (message: Outgoing) => Promise<Handed>
  ask: (message: Asking) => Promise<Asked>
  /** The longest a call takes. It is begun within as long of being announced, or not at all. */
  deadlineMs: number
  /** After so long what the provider does not know it will never know. */
  settledMs: number
}
