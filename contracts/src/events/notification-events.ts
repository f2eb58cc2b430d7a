// What the notifications service tells of messages: ids alone, never an address or a word of them.
import * as z from 'zod/mini'
import { Uuid } from '../ids.ts'
import { MessageChannel, MessageName } from '../messages/message.ts'
import { toldBy } from './catalogue-entry.ts'

const MessageTold = z.object({
  notificationId: Uuid,
  /** The event it is about. */
  aboutEventId: z.string(),
  template: MessageName,
  channel: MessageChannel,
  /** null where there is no account. */
  userId: z.nullable(Uuid),
})

const SentData = z.extend(MessageTold, {
  /** `outbox`: no provider is set up, it waits where staff can read it. */
  provider: z.enum(['sendgrid', 'twilio', 'outbox']),
})
const UnsentData = z.extend(MessageTold, { reason: z.string() })

const event = toldBy('notification-service', 'notifications-topic')
const aggregate = ['notificationId'] as const
const readers = ['outside'] as const

export const notificationEvents = {
  'notification.sent': event({
    data: SentData,
    aggregate,
    readers,
    summary: 'A provider has a message, or the outbox where there is none',
  }),
  'notification.failed': event({
    data: UnsentData,
    aggregate,
    readers,
    summary: 'A message was refused, or came back',
  }),
  'notification.undecided': event({
    data: UnsentData,
    aggregate,
    readers,
    summary: 'Nobody can say whether a message was sent: a person decides',
  }),
} as const
