// Which of the messages nobody needs somebody gets by which way. The office keeps two things: what the profile lets go by a way at
// all, and what of it was stopped. Here they are one choice for each kind and way.
import type { Profile } from '@sac/contracts/http/accounts'
import type { MessagePreferences } from '@sac/contracts/http/notifications'

export type Preference = MessagePreferences['preferences'][number]
type Reminders = Profile['reminders']

/** An SMS needs a number. */
export const canReach = ({ phone }: Pick<Profile, 'phone'>, { channel }: Pick<Preference, 'channel'>): boolean =>
  channel === 'email' || phone !== null

/** Whether the profile has a say in it. */
const isAskedOfProfile = ({ kind, channel }: Preference): boolean => channel === 'sms' || kind !== 'waiting-list'

/**
 * What the office is told so that one kind goes by one way, or does not, and all else stays as it is: what is stopped or not, and
 * the profile where it let nothing go that way; null where it does.
 */
export function changesFor(
  { reminders }: { reminders: Reminders },
  known: readonly Preference[],
  one: Preference,
): { preferences: Preference[]; reminders: Reminders | null } {
  const { channel } = one
  if (!one.wanted || !isAskedOfProfile(one) || reminders[channel]) return { preferences: [one], reminders: null }
  const others = known.filter(
    (other) => other.channel === channel && other.kind !== one.kind && isAskedOfProfile(other),
  )
  return {
    preferences: [one, ...others.map((other) => ({ ...other, wanted: false }))],
    reminders: { ...reminders, [channel]: true },
  }
}

/** As they will be when a change that is on its way has arrived. */
export const withChange = (known: readonly Preference[], changed: readonly Preference[] = []): Preference[] =>
  known.map((one) => changed.find(({ kind, channel }) => kind === one.kind && channel === one.channel) ?? one)
