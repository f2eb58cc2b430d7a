// Whose seal counts (design 04, "Who speaks"). A seal of somebody who neither began nor took over the inspection is kept and
// changes nothing, whatever number it bears; nor does one the holder did not sign, once there is one they did; nor one that was
// here when the office closed the inspection, nor another one under a number that has been completed.
import { foldInspection, type Seal } from '@sac/contracts/inspection/fold'
import { type Closing, isClosed } from './closing.ts'
import { isSeal } from './decisive-lines.ts'
import type { ReceivedLine } from './evidence.ts'
import type { Holders } from './holders.ts'

type Seals = {
  /** The highest of who holds it now, else of who held it before, one they signed before all others; null when they have not sealed. */
  counting: Seal | null
  /** Higher ones of the same people that they did not sign. */
  unsigned: readonly Seal[]
  /** Of people who never held it. */
  strange: readonly Seal[]
}

/** `eventId` is not known of what was completed long ago. */
export type CompletedSeal = { seal: number; eventId: string | null }

/** What has been made of earlier seals; nothing unless told. */
export type Settled = {
  closing?: Closing | null | undefined
  completedSeals?: readonly CompletedSeal[] | undefined
  /** Whether a seal is known to be its author's. */
  isSigned?: (seal: Seal) => boolean
}

export function findSeals(
  lines: readonly ReceivedLine[],
  { now, ever }: Pick<Holders, 'now' | 'ever'>,
  { closing, completedSeals = [], isSigned = () => true }: Settled = {},
): Seals {
  const isOpen = (received: ReceivedLine): boolean => {
    const completed = completedSeals.find(({ seal }) => seal === numberOf(received))
    return completed
      ? (completed.eventId ?? received.line.eventId) === received.line.eventId
      : !isClosed(closing, received)
  }
  const sealing = lines.filter((received) => isSeal(received.line) && isOpen(received))
  const { seals } = foldInspection(sealing.map(({ line }) => line))
  // What made its holder has not arrived, and without it nothing is complete.
  if (ever.size === 0) return { counting: seals[0] ?? null, unsigned: [], strange: [] }
  const of = (holders: ReadonlySet<string>) => seals.filter(({ actorId }) => holders.has(actorId))
  const current = of(now)
  const own = current.length > 0 ? current : of(ever)
  const counting = own.find(isSigned) ?? own[0] ?? null
  const unsigned = counting ? own.slice(0, own.indexOf(counting)) : []
  return { counting, unsigned, strange: seals.filter(({ actorId }) => !ever.has(actorId)) }
}

const numberOf = ({ line }: ReceivedLine): number =>
  line.type === 'finished' || line.type === 'abandoned' ? line.payload.seal : 0
