import type { statusReasons } from '@sac/contracts/certificate/status-list'
import type { MessageKind, MessageName, StoppableKind } from '@sac/contracts/messages/message'
import type { FactName } from './outline.ts'

export type StatusReason = (typeof statusReasons)[number]

/** What a message says in one language; `sms`: where it goes by SMS, too. */
export type MessageWords = {
  subject: string
  title: string
  /** Paragraphs above the facts; one whose placeholders say nothing is left out. */
  says: readonly string[]
  button?: string
  /** Smaller, at the end. */
  notes?: readonly string[]
  sms?: string
}

/** What is said of papers of a test. */
export type PaperMessages = Readonly<
  Record<Extract<MessageName, `test-${string}` | `certificate-${string}` | `appeal-${string}`>, MessageWords>
>

export type Words = {
  /** Before everything, where the name is known. */
  greeting: string
  facts: Readonly<Record<FactName, string>>
  /** Above what was found. */
  found: string
  /** Why a paper counts no more, or not for now. */
  reasons: Readonly<Record<StatusReason, string>>
  severities: Readonly<Record<'minor' | 'major' | 'dangerous', string>>
  /** Why somebody gets it. */
  because: Readonly<Record<MessageKind, string>>
  /** Before the link that stops it. */
  stop: string
  stopNames: Readonly<Record<StoppableKind, string>>
  /** The page behind that link. */
  stopPage: { title: string; question: string; button: string; done: string }
  /** Whether the button does not work. */
  copyLink: string
  attached: string
  calendar: { summary: string }
  messages: Readonly<Record<MessageName, MessageWords>>
}
