// Whose seal counts (design 04, "Who speaks"). A seal of somebody who neither began nor took over the inspection is kept and
// changes nothing, whatever number it bears; nor does one the holder did not sign, once there is one they did; nor one that was
// here when the office closed the inspection, nor another one under a number that has been completed.
import { foldInspection, type Seal } from '@sac/contracts/inspection/fold'
import type { Custody } from '@sac/contracts/inspection/holders'
import { type Closing, isClosed } from './closing.ts'
import { isSeal } from './decisive-lines.ts'
import type { ReceivedLine } from './evidence.ts'

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
  { now, ever }: Pick<Custody, 'now' | 'ever'>,
  settled: Settled = {},
): Seals {
  const sealing = lines.filter((received) => isSeal(received.line) && isOpen(received, settled))
  const { seals } = foldInspection(sealing.map(({ line }) => line))
  // What made its holder has not arrived, and without it nothing is complete.
  if (ever.size === 0) return { counting: seals[0] ?? null, unsigned: [], strange: [] }
  const current = seals.filter(({ actorId }) => now.has(actorId))
  const own = current.length > 0 ? current : seals.filter(({ actorId }) => ever.has(actorId))
  return { ...signedFirst(own, settled), strange: seals.filter(({ actorId }) => !ever.has(actorId)) }
}

function signedFirst(own: readonly Seal[], { isSigned = () => true }: Settled): Pick<Seals, 'counting' | 'unsigned'> {
  const counting = own.find(isSigned) ?? own[0] ?? null
  return { counting, unsigned: counting ? own.slice(0, own.indexOf(counting)) : [] }
}

function isOpen(received: ReceivedLine, { closing, completedSeals = [] }: Settled): boolean {
  const completed = completedSeals.find(({ seal }) => seal === numberOf(received))
  if (!completed) return !isClosed(closing, received)
  return completed.eventId === null || completed.eventId === received.line.eventId
}

const numberOf = ({ line }: ReceivedLine): number =>
  line.type === 'finished' || line.type === 'abandoned' ? line.payload.seal : 0
