// Whose inspection it is (design 04, "Identity, claims, two devices"): of whoever took it over last, else of whoever began it.
// Read from everything that arrived, not from what a seal covers: a seal may leave out the very line that made somebody else the
// holder. What a stranger sends is kept and changes nothing, at the office and on the devices it comes down to.
import { correctedTime } from '../sync/corrected-time.ts'
import type { EventLine } from '../sync/event-line.ts'
import { compareText } from '../text/compare-text.ts'
import { resolveField } from './fields.ts'

export type Arrived = {
  line: EventLine
  /** When it came to count at the office, in UTC, all of one form; null where that is not known. */
  receivedAt: string | null
}

/** The arrival of what has not been sent: after everything that has. */
export const notYetArrived = '9999-12-31T23:59:59.999Z'

export type Custody = {
  now: ReadonlySet<string>
  ever: ReadonlySet<string>
  /** Who began or sealed it, or wrote on a device no holder has used, and never held it. */
  strangers: ReadonlySet<string>
}

const claimsIn = (arrived: readonly Arrived[]) => arrived.flatMap(({ line }) => (line.type === 'claimed' ? [line] : []))
const actorsOf = (lines: readonly EventLine[]) => lines.map(({ actorId }) => actorId)

/** `at`: ISO, corrected device clock. `reason`: why it was taken over, null at a start. */
export type Holder = { actorId: string; deviceId: string; at: string; reason: string | null }

const toHolder = (line: EventLine): Holder => ({
  actorId: line.actorId,
  deviceId: line.deviceId,
  at: correctedTime(line).toISOString(),
  reason: line.type === 'claimed' ? line.payload.reason : null,
})

/** Oldest first; empty when neither start nor claim has arrived. */
export const holdersOf = (arrived: readonly Arrived[]): Holder[] =>
  holdingLines(arrived)
    .map(toHolder)
    .toSorted((a, b) => compareText(a.at, b.at))

/** What makes its holders: the latest claims by causality, else the first beginning. Expects each line once. */
function holdingLines(arrived: readonly Arrived[]): readonly EventLine[] {
  const claims = claimsIn(arrived)
  return claims.length === 0 ? firstStarts(arrived) : latestOf(claims)
}

export function custodyOf(arrived: readonly Arrived[]): Custody {
  const ever = new Set(actorsOf([...claimsIn(arrived), ...firstStarts(arrived)]))
  return { now: new Set(actorsOf(holdingLines(arrived))), ever, strangers: strangersAmong(arrived, ever) }
}

function latestOf(claims: readonly EventLine[]): EventLine[] {
  const latest = resolveField(
    claims,
    ({ eventId }) => eventId,
    () => 0,
  )
  const ids = latest?.status === 'conflict' ? latest.candidates.map(({ eventId }) => eventId) : [latest?.eventId]
  return claims.filter(({ eventId }) => ids.includes(eventId))
}

/** A start is no claim: only the first to arrive makes a holder, or anybody could begin what somebody else has begun. */
function firstStarts(arrived: readonly Arrived[]): EventLine[] {
  const starts = arrived.filter(({ line }) => line.type === 'started')
  const [first] = starts
    .flatMap(({ line, receivedAt }) => (receivedAt === null ? [] : [{ line, receivedAt }]))
    .toSorted((a, b) => compareText(a.receivedAt, b.receivedAt) || compareText(a.line.eventId, b.line.eventId))
  // Of which nobody knows when it came, any may have been the first.
  const undated = starts.flatMap(({ line, receivedAt }) => (receivedAt === null ? [line] : []))
  return first ? [first.line, ...undated] : undated
}

const seals: ReadonlySet<EventLine['type']> = new Set(['finished', 'abandoned'])

// Who only helps on the holder's device is none: what they write the holder sees and seals.
function strangersAmong(arrived: readonly Arrived[], ever: ReadonlySet<string>): Set<string> {
  if (ever.size === 0) return new Set()
  const devices = new Set(arrived.flatMap(({ line }) => (ever.has(line.actorId) ? [line.deviceId] : [])))
  const isStrange = ({ actorId, deviceId, type }: EventLine) =>
    !ever.has(actorId) && (seals.has(type) || type === 'started' || !devices.has(deviceId))
  return new Set(arrived.flatMap(({ line }) => (isStrange(line) ? [line.actorId] : [])))
}

/** The lines that may count. */
export const withoutStrangers = <One extends { line: EventLine }>(
  lines: readonly One[],
  { strangers }: Pick<Custody, 'strangers'>,
): readonly One[] => (strangers.size === 0 ? lines : lines.filter(({ line }) => !strangers.has(line.actorId)))

/**
 * What counts for whoever works on `deviceId`, of all that is there: everything written on it, and of other devices what is no
 * stranger's.
 */
export function countingOn<One extends Arrived>(deviceId: string, arrived: readonly One[]): readonly One[] {
  const { strangers } = custodyOf(arrived)
  if (strangers.size === 0) return arrived
  return arrived.filter(({ line }) => line.deviceId === deviceId || !strangers.has(line.actorId))
}
