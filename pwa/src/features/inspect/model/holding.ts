// What it means for a person on a device who holds an inspection.
import type { InspectionState } from '@sac/contracts/inspection/fold'
import { type Arrived, type Holder, holdersOf } from '@sac/contracts/inspection/holders'

export type Holding =
  | { status: 'mine' }
  /** `recorded`: this person has recorded in it here, so it was taken over. */
  | { status: 'others'; holders: readonly Holder[]; recorded: boolean }
  /** Taken over here and by `holders`, each without knowing of the other; or begun, and nobody knows by whom first. */
  | { status: 'shared'; holders: readonly Holder[] }

type Me = { deviceId: string; actorId: string }

/** `me`: a person on a device. Somebody else on this device is somebody else. */
export function holdingOf(arrived: readonly Arrived[], me: Me): Holding {
  const isMe = (one: Me) => one.deviceId === me.deviceId && one.actorId === me.actorId
  const holders = holdersOf(arrived)
  const others = holders.filter((holder) => !isMe(holder))
  if (others.length === 0) return { status: 'mine' }
  if (others.length < holders.length) return { status: 'shared', holders: others }
  return { status: 'others', holders: others, recorded: arrived.some(({ line }) => isMe(line)) }
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
