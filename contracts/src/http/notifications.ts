// Bodies of the notifications operations.
import * as z from 'zod/mini'
import { Instant, Int4, Uuid, writtenText } from '../ids.ts'
import { MessageChannel, MessageKind, MessageName, MessageState, StoppableKind } from '../messages/message.ts'
import { PersonLanguage } from '../person-language.ts'
import { After } from './page.ts'

export const NotificationId = z.strictObject({ id: Uuid })

/**
 * Newest first. `search`: the beginning of an address or phone, of a word of the name, or of a plate, VIN or number of what it is
 * about, however it is spelled.
 */
export const ListNotifications = z.strictObject({
  search: z.optional(z.string().check(z.trim(), z.minLength(2), z.maxLength(254))),
  state: z.optional(MessageState),
  template: z.optional(MessageName),
  userId: z.optional(Uuid),
  after: After,
})

export const NotificationSummary = z.strictObject({
  notificationId: Uuid,
  template: MessageName,
  kind: MessageKind,
  channel: MessageChannel,
  state: MessageState,
  /** Why it failed, is undecided or was not sent; why it waits. */
  reason: z.nullable(z.string()),
  userId: z.nullable(Uuid),
  /** null until it was written, and where the users service alone knows it. */
  to: z.nullable(z.string()),
  subject: z.nullable(z.string()),
  correlationId: z.string(),
  attempts: Int4,
  createdAt: Instant,
  settledAt: z.nullable(Instant),
})
export type NotificationSummary = z.infer<typeof NotificationSummary>

export const NotificationList = z.strictObject({ notifications: z.array(NotificationSummary), more: z.boolean() })

const Attachment = z.strictObject({ filename: z.string(), contentType: z.string() })

/** As it goes out. `html` and `subject`: of mails alone. */
const WrittenMessage = z.strictObject({
  from: z.nullable(z.string()),
  to: z.string(),
  language: PersonLanguage,
  subject: z.nullable(z.string()),
  text: z.string(),
  html: z.nullable(z.string()),
  headers: z.record(z.string(), z.string()),
  attachments: z.array(Attachment),
})

export const NotificationDetail = z.extend(NotificationSummary, {
  provider: z.nullable(z.string()),
  providerId: z.nullable(z.string()),
  aboutEventId: z.string(),
  /** null until it was written, and when it was forgotten. */
  message: z.nullable(WrittenMessage),
})
export type NotificationDetail = z.infer<typeof NotificationDetail>

export const AttachmentPlace = z.strictObject({ id: Uuid, index: z.string().check(z.regex(/^\d$/)) })

/** `send-again`: what failed, was not sent or may not have been. `was-sent`: what may have been was. */
export const DecideNotification = z.strictObject({
  commandId: Uuid,
  decision: z.enum(['send-again', 'was-sent']),
  reason: writtenText('unprinted'),
})
export type DecideNotification = z.infer<typeof DecideNotification>

export const MessageTemplateList = z.strictObject({
  templates: z.array(
    z.strictObject({ template: MessageName, kind: MessageKind, event: z.string(), channels: z.array(MessageChannel) }),
  ),
})
export const PreviewTemplate = z.strictObject({ template: MessageName })
export const PreviewLanguage = z.strictObject({ language: PersonLanguage })

/** With made-up data. */
export const MessagePreview = z.strictObject({
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  /** `parts`: for how many messages an SMS is paid. */
  sms: z.nullable(z.strictObject({ text: z.string(), encoding: z.enum(['GSM-7', 'UCS-2']), parts: z.int() })),
})
export type MessagePreview = z.infer<typeof MessagePreview>

const Preference = z.strictObject({ kind: StoppableKind, channel: MessageChannel, wanted: z.boolean() })

/** What somebody wants to be written of what they need not be. Whoever has no phone or wants no SMS gets none. */
export const MessagePreferences = z.strictObject({ preferences: z.array(Preference).check(z.maxLength(10)) })
export type MessagePreferences = z.infer<typeof MessagePreferences>

/** What stands behind the link that stops messages of a kind. */
export const UnsubscribeToken = z.strictObject({ token: z.string().check(z.regex(/^[\w-]{44}$/)) })

/** `address`: the whole of one; it is not kept, so that nothing shorter finds it. */
export const ListSuppressions = z.strictObject({
  address: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(254))),
  after: After,
})

/** Addresses nothing is sent to any more: mail came back, or its reader complained. */
export const SuppressionList = z.strictObject({
  suppressions: z.array(
    z.strictObject({
      suppressionId: Uuid,
      reason: z.string(),
      since: Instant,
      /** The message that came back. */
      notificationId: z.nullable(Uuid),
    }),
  ),
  more: z.boolean(),
})
export const LiftSuppression = z.strictObject({ commandId: Uuid, reason: writtenText('unprinted') })
export type LiftSuppression = z.infer<typeof LiftSuppression>
