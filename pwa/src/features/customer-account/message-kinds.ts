// What of the messages nobody needs can go where: what the profile switches off is off for all kinds.
import type { Profile } from '@sac/contracts/http/accounts'
import type { MessagePreferences } from '@sac/contracts/http/notifications'

export type Preference = MessagePreferences['preferences'][number]
type Reached = Pick<Profile, 'phone' | 'reminders'>

/** Whether the profile lets messages of a kind go by a channel; whether they do is the preference. */
export function isOpen(
  { phone, reminders }: Reached,
  { kind, channel }: Pick<Preference, 'kind' | 'channel'>,
): boolean {
  if (channel === 'sms') return phone !== null && reminders.sms
  return reminders.email || kind === 'waiting-list'
}

/** As they will be when a change that is on its way has arrived. */
export const withChange = (known: readonly Preference[], changed: readonly Preference[] = []): Preference[] =>
  known.map((one) => changed.find(({ kind, channel }) => kind === one.kind && channel === one.channel) ?? one)
