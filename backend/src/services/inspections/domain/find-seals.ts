// Whose seal counts (design 04, "Who speaks"). A seal of somebody who neither began nor took over the inspection is kept and
// changes nothing, whatever number it bears; and so does one the holder did not sign, once there is one they did. Who holds it is read from everything that arrived, not from what a seal covers: a
// seal may leave out the very line that made somebody else the holder.
import { resolveField } from '@sac/contracts/inspection/fields'
import { foldInspection, type Seal } from '@sac/contracts/inspection/fold'
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

/** `isSigned`: whether a seal is known to be its author's. */
export function findSeals(lines: readonly ReceivedLine[], isSigned: (seal: Seal) => boolean): Seals {
  const { seals } = foldInspection(lines.flatMap(({ line }) => (isSeal(line) ? [line] : [])))
  const held = holdersOf(lines)
  // What made its holder has not arrived, and without it nothing is complete.
  if (held.ever.size === 0) return { counting: seals[0] ?? null, unsigned: [], strange: [] }
  const of = (holders: ReadonlySet<string>) => seals.filter(({ actorId }) => holders.has(actorId))
  const [now, ever] = [of(held.now), of(held.ever)]
  const own = now.length > 0 ? now : ever
  const counting = own.find(isSigned) ?? own[0] ?? null
  const unsigned = counting ? own.slice(0, own.indexOf(counting)) : []
  return { counting, unsigned, strange: seals.filter(({ actorId }) => !held.ever.has(actorId)) }
}

type Holders = { now: ReadonlySet<string>; ever: ReadonlySet<string> }

function holdersOf(lines: readonly ReceivedLine[]): Holders {
  const claims = lines.flatMap(({ line }) => (line.type === 'claimed' ? [line] : []))
  const starter = firstStarter(lines)
  const ever = new Set([...claims.map(({ actorId }) => actorId), ...starter])
  if (claims.length === 0) return { now: ever, ever }
  const claim = resolveField(
    claims,
    ({ actorId }) => actorId,
    () => 0,
  )
  const latest = claim?.status === 'conflict' ? claim.candidates : claim ? [claim] : []
  return { now: new Set(latest.map(({ actorId }) => actorId)), ever }
}

/** A start is no claim: only the first to arrive makes a holder, or anybody could begin what somebody else has begun. */
function firstStarter(lines: readonly ReceivedLine[]): string[] {
  const [first] = lines
    .filter(({ line }) => line.type === 'started')
    .toSorted((a, b) => compare(a.receivedAt, b.receivedAt) || compare(a.line.eventId, b.line.eventId))
  return first ? [first.line.actorId] : []
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
