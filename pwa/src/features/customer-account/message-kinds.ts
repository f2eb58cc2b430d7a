// Which of the messages nobody needs somebody gets by which way: one choice for each kind and way.
import type { Profile } from '@sac/contracts/http/accounts'
import type { MessagePreferences } from '@sac/contracts/http/notifications'

export type Preference = MessagePreferences['preferences'][number]

/** An SMS needs a number. */
export const canReach = ({ phone }: Pick<Profile, 'phone'>, { channel }: Pick<Preference, 'channel'>): boolean =>
  channel === 'email' || phone !== null

const isOfOne = (one: Preference) => (other: Preference) => one.kind === other.kind && one.channel === other.channel

/** As they will be when everything that was tapped has arrived. */
export const withTapped = (known: readonly Preference[], tapped: readonly Preference[]): Preference[] =>
  known.map((one) => tapped.find(isOfOne(one)) ?? one)

/** The last word on each kind and way. */
export const tap = (tapped: readonly Preference[], one: Preference): Preference[] => [
  ...tapped.filter((other) => !isOfOne(one)(other)),
  one,
]
