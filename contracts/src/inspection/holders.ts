// Who works on an inspection (design 04, "Identity, claims, two devices"): whoever claimed it last by causality, else whoever
// started it. Two who did so without knowing of each other both hold it until one of them takes over.
import type { EventLine } from '../sync/event-line.ts'
import { resolveField } from './fields.ts'

/** `at`: ISO, corrected device clock. `reason`: why it was taken over, null at a start. */
export type Holder = { actorId: string; deviceId: string; at: string; reason: string | null }

const readHeld = (line: EventLine): Omit<Holder, 'at'> => ({
  actorId: line.actorId,
  deviceId: line.deviceId,
  reason: line.type === 'claimed' ? line.payload.reason : null,
})

/** Oldest first; empty when neither start nor claim has arrived. Order and repetition of `lines` do not matter. */
export function holdersOf(lines: readonly EventLine[]): Holder[] {
  const distinct = [...new Map(lines.map((line) => [line.eventId, line])).values()]
  const claims = distinct.filter(({ type }) => type === 'claimed')
  const heads = claims.length > 0 ? claims : distinct.filter(({ type }) => type === 'started')
  const field = heads.length > 0 ? resolveField(heads, readHeld, () => 0) : null
  if (!field) return []
  const candidates = field.status === 'settled' ? [field] : field.candidates
  return candidates.map(({ value, at }) => ({ ...value, at })).toSorted((a, b) => (a.at < b.at ? -1 : 1))
}
