import type { NotificationDetail, NotificationSummary } from '@sac/contracts/http/notifications'
import type { Message, Written } from '../domain/message.ts'
import { outlines } from '../templates/outlines.ts'

export const summaryOf = (message: Message): NotificationSummary => ({
  notificationId: message.messageId,
  template: message.template,
  kind: outlines[message.template].kind,
  channel: message.channel,
  state: message.state,
  reason: message.reason,
  userId: message.userId,
  to: message.written?.to ?? null,
  subject: message.written?.subject ?? null,
  correlationId: message.correlationId,
  attempts: message.attempts,
  createdAt: message.createdAt.toISOString(),
  settledAt: message.settledAt?.toISOString() ?? null,
})

/** `written`: as it is kept, or written anew where it is not. */
export const detailOf = (message: Message, written: Written | null): NotificationDetail => ({
  ...summaryOf(message),
  provider: message.provider,
  providerId: message.providerId,
  aboutEventId: message.eventId,
  message: written && {
    ...written,
    headers: { ...written.headers },
    attachments: written.attachments.map(({ filename, contentType }) => ({ filename, contentType })),
  },
})
