import {
  type MessageChannel,
  type MessageKind,
  type StoppableKind,
  stoppableKinds,
} from '@sac/contracts/messages/message'

type Wish = {
  kind: MessageKind
  channel: MessageChannel
  contact: { email: string | null; phone: string | null; remindByEmail: boolean; remindBySms: boolean }
  stopped: readonly { kind: MessageKind; channel: MessageChannel }[]
}

export const isStoppable = (kind: MessageKind): kind is StoppableKind =>
  (stoppableKinds as readonly MessageKind[]).includes(kind)

const reminders: readonly MessageKind[] = ['reminder', 'expiry']

/**
 * Whether somebody is written to: an SMS only where they gave a number and asked for it; reminders as their profile says; nothing
 * they have stopped.
 */
export function isWanted({ kind, channel, contact, stopped }: Wish): boolean {
  if (stopped.some((one) => one.kind === kind && one.channel === channel)) return false
  if (channel === 'sms') return contact.phone !== null && contact.remindBySms
  return contact.email !== null && (contact.remindByEmail || !reminders.includes(kind))
}
