// Who works on an inspection, from its lines alone: whoever claimed it last by causality, else whoever started it. Two who
// did so without knowing of each other both hold it until one of them takes over (design 04, "Identity, claims, two devices").
import { resolveField } from '@sac/contracts/inspection/fields'
import type { InspectionState } from '@sac/contracts/inspection/fold'
import type { EventLine } from '@sac/contracts/sync/event-line'

/** `at`: ISO, corrected device clock. `reason`: why it was taken over, null at a start. */
export type Holder = { actorId: string; deviceId: string; at: string; reason: string | null }

export type Holding =
  | { status: 'mine' }
  /** `recorded`: this person has recorded in it here, so it was taken over. */
  | { status: 'others'; holders: readonly Holder[]; recorded: boolean }
  /** Begun or taken over here and by `holders`, each without knowing of the other. */
  | { status: 'shared'; holders: readonly Holder[] }

type Me = { deviceId: string; actorId: string }
type Held = Pick<Holder, 'actorId' | 'deviceId' | 'reason'>

const readHeld = (line: EventLine): Held => ({
  actorId: line.actorId,
  deviceId: line.deviceId,
  reason: line.type === 'claimed' ? line.payload.reason : null,
})

/** Oldest first; empty when neither start nor claim has arrived. */
export function holdersOf(lines: readonly EventLine[]): Holder[] {
  const distinct = [...new Map(lines.map((line) => [line.eventId, line])).values()]
  const claims = distinct.filter(({ type }) => type === 'claimed')
  const heads = claims.length > 0 ? claims : distinct.filter(({ type }) => type === 'started')
  const field = heads.length > 0 ? resolveField(heads, readHeld, () => 0) : null
  if (!field) return []
  const candidates = field.status === 'settled' ? [field] : field.candidates
  return candidates.map(({ value, at }) => ({ ...value, at })).toSorted((a, b) => (a.at < b.at ? -1 : 1))
}

/** What that means for `me`: a person on a device. Somebody else on this device is somebody else. */
export function holdingOf(lines: readonly EventLine[], me: Me): Holding {
  const isMe = (one: Me) => one.deviceId === me.deviceId && one.actorId === me.actorId
  const holders = holdersOf(lines)
  const others = holders.filter((holder) => !isMe(holder))
  if (others.length === 0) return { status: 'mine' }
  if (others.length < holders.length) return { status: 'shared', holders: others }
  return { status: 'others', holders: others, recorded: lines.some(isMe) }
}

/**
 * Whether it is closed for `actorId`. The seal of somebody else closes nothing for whoever has taken it over: the office lets that of
 * who holds it now count before any other.
 */
export function isSealedFor(actorId: string, { seals, claim }: Pick<InspectionState, 'seals' | 'claim'>): boolean {
  const tookOver = claim?.status === 'settled' && claim.actorId === actorId
  return tookOver ? seals.some((seal) => seal.actorId === actorId) : seals.length > 0
}

type Sealed = { actorId: string; holding: Holding; seals: InspectionState['seals']; notMine: boolean }

/**
 * Whether what is sealed may be read and put right here, or whose it is has to be said first. `notMine`: the office has said that
 * what this person recorded does not count. Their seal then closes nothing; and where nothing was said, nor does that of
 * somebody who began it without knowing of this person.
 */
export function isSettled({ actorId, holding, seals, notMine }: Sealed): boolean {
  if (holding.status === 'mine') return true
  if (seals.every((seal) => seal.actorId === actorId)) return !notMine
  return notMine || holding.status === 'others' || seals.some((seal) => seal.actorId === actorId)
}
