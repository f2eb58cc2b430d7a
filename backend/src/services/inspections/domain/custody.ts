// Whose inspection it is (design 04, "Identity, claims, two devices"): of whoever took it over last, else of whoever began it.
// Read from everything that arrived, not from what a seal covers: a seal may leave out the very line that made somebody else the
// holder. What a stranger sends is kept and changes nothing.
import { holdersOf } from '@sac/contracts/inspection/holders'
import type { EventLine } from '@sac/contracts/sync/event-line'
import { compareText } from '@sac/contracts/text/compare-text'
import { isSeal } from './decisive-lines.ts'
import type { ReceivedLine } from './evidence.ts'

export type Custody = {
  now: ReadonlySet<string>
  ever: ReadonlySet<string>
  /** Who began or sealed it, or wrote on a device no holder has used, and never held it. */
  strangers: ReadonlySet<string>
}

type Lines = readonly Pick<ReceivedLine, 'line' | 'receivedAt'>[]

export function custodyOf(lines: Lines): Custody {
  const claims = lines.flatMap(({ line }) => (line.type === 'claimed' ? [line] : []))
  const ever = new Set([...claims.map(({ actorId }) => actorId), ...firstStarter(lines)])
  const now = claims.length === 0 ? ever : new Set(holdersOf(claims).map(({ actorId }) => actorId))
  return { now, ever, strangers: strangersAmong(lines, ever) }
}

/** A start is no claim: only the first to arrive makes a holder, or anybody could begin what somebody else has begun. */
function firstStarter(lines: Lines): string[] {
  const [first] = lines
    .filter(({ line }) => line.type === 'started')
    .toSorted((a, b) => compareText(a.receivedAt, b.receivedAt) || compareText(a.line.eventId, b.line.eventId))
  return first ? [first.line.actorId] : []
}

// Who only helps on the holder's device is none: what they write the holder sees and seals.
function strangersAmong(lines: Lines, ever: ReadonlySet<string>): Set<string> {
  if (ever.size === 0) return new Set()
  const devices = new Set(lines.flatMap(({ line }) => (ever.has(line.actorId) ? [line.deviceId] : [])))
  const strange = lines.filter(
    ({ line }) => !ever.has(line.actorId) && (isSeal(line) || line.type === 'started' || !devices.has(line.deviceId)),
  )
  return new Set(strange.map(({ line }) => line.actorId))
}

/** The lines that may count. */
export const withoutStrangers = <Line extends Lines[number]>(
  lines: readonly Line[],
  { strangers }: Pick<Custody, 'strangers'>,
): readonly Line[] => (strangers.size === 0 ? lines : lines.filter(({ line }) => !strangers.has(line.actorId)))

/** A beginning by somebody who never held it gives neither centre nor rules, even where the holder's device had pulled it. */
export const isForeignStart = ({ type, actorId }: EventLine, { strangers }: Pick<Custody, 'strangers'>): boolean =>
  type === 'started' && strangers.has(actorId)
