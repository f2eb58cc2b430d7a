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
  choices: readonly { kind: MessageKind; channel: MessageChannel; wanted: boolean }[]
}

export const isStoppable = (kind: MessageKind): kind is StoppableKind =>
  (stoppableKinds as readonly MessageKind[]).includes(kind)

const reminders: readonly MessageKind[] = ['reminder', 'expiry']

/** Whoever has a number and asked for SMS, in their profile or by choosing a kind. */
const asksForSms = ({ contact, choices }: Pick<Wish, 'contact' | 'choices'>): boolean =>
  contact.remindBySms || choices.some(({ channel, wanted }) => channel === 'sms' && wanted)

/**
 * Whether somebody is written to: of a kind as they chose it; else reminders by mail as their profile says, and an SMS only where they
 * asked for it. Nothing where there is no address or number.
 */
export function isWanted({ kind, channel, contact, choices }: Wish): boolean {
  if ((channel === 'sms' ? contact.phone : contact.email) === null) return false
  const chosen = choices.find((one) => one.kind === kind && one.channel === channel)
  if (chosen) return chosen.wanted
  if (channel === 'sms') return isStoppable(kind) ? contact.remindBySms : asksForSms({ contact, choices })
  return contact.remindByEmail || !reminders.includes(kind)
}
