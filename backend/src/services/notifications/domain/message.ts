import type { MessageChannel, MessageName, MessageState } from '@sac/contracts/messages/message'
import type { PersonLanguage } from '@sac/contracts/person-language'

/** What one event has somebody told by one channel: a row, made once, whatever becomes of it. */
export type Message = {
  messageId: string
  /** Of the event it is about. */
  eventId: string
  template: MessageName
  channel: MessageChannel
  /** `user/<id>`, or `mail/<id>` of a mail the users service has to be written. */
  recipient: string
  userId: string | null
  correlationId: string
  /** Of the event: what the template is filled with. */
  data: Readonly<Record<string, unknown>>
  state: MessageState
  reason: string | null
  /** Raised by whoever takes it on; what a predecessor stores with an older one is dropped. */
  token: number
  attempts: number
  /** When the provider was last called; null before. */
  calledAt: Date | null
  provider: 'sendgrid' | 'twilio' | 'outbox' | null
  providerId: string | null
  written: Written | null
  createdAt: Date
  settledAt: Date | null
}

type Attachment = { filename: string; contentType: string } & ({ sha256: string /** Of a blob. */ } | { text: string })

/** A message as it goes out. `from`, `subject`, `html`: of mails. */
export type Written = {
  from: string | null
  to: string
  language: PersonLanguage
  subject: string | null
  text: string
  html: string | null
  headers: Readonly<Record<string, string>>
  attachments: readonly Attachment[]
}
