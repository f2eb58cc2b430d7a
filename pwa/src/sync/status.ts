// How far the whole device has come. Pure: the same facts give the same words everywhere, and no fact that is missing ever makes
// them greener (design 04, "Status the user sees"). One inspection: db/inspection-status.ts.
import type { Watermark } from '@sac/contracts/sync/protocol'

/** Why nothing is being sent right now, or that it is. */
export type WhyNot =
  | 'idle'
  | 'sending'
  | 'offline'
  | 'no-lock'
  | 'signed-out'
  | 'revoked'
  | 'outdated'
  | 'busy'
  | 'unreachable'
  | 'wifi'
  | 'error'

export type DeviceFacts = {
  /** Highest seq recorded here. */
  head: number
  events: number
  attention: number
  photos: number
  signatures: number
  unreadable: number
  /** Bytes of photos not yet sent. */
  bytes: number
  /** Inspections with a verdict that needs a person. */
  concerned: number
  /** ISO; of what waits. */
  oldest: string | null
  /** What the office said it has, and up to which seq it was asked; null before the first answer. */
  answer: { watermark: Watermark; head: number; at: string } | null
  /** Bytes per second lately; null before anything was measured. */
  rate: number | null
}

export type DeviceStatus = {
  waiting: { events: number; photos: number; signatures: number; bytes: number; oldest: string | null }
  /** At the measured rate; null when nothing waits or nothing was measured. */
  minutes: number | null
  lastContact: string | null
  attention: number
  /** Nothing waits here, the office has everything up to the last line, and nobody has to look at anything. */
  green: boolean
}

/** A device that has recorded nothing owes nothing, but says so only after the office has been heard. */
function hasEverything({ answer, head }: DeviceFacts): boolean {
  if (answer === null) return false
  const { contiguous, missing } = answer.watermark
  return head === 0 || (answer.head === head && contiguous >= head && missing.length === 0)
}

/** Wire size of a line, compressed; only for the estimate of minutes. */
const bytesPerEvent = 60

/** At the measured rate; null when nothing waits or nothing was measured. */
const minutesFor = ({ events, photos, signatures, bytes, rate }: DeviceFacts): number | null =>
  events + photos + signatures === 0 || !rate ? null : (bytes + events * bytesPerEvent) / rate / 60

export function deviceStatus(facts: DeviceFacts): DeviceStatus {
  const { events, photos, signatures, bytes, oldest, attention, unreadable, concerned, answer } = facts
  const troubled = attention + unreadable + concerned
  return {
    waiting: { events, photos, signatures, bytes, oldest },
    minutes: minutesFor(facts),
    lastContact: answer?.at ?? null,
    attention: troubled,
    green: events + photos + signatures + troubled === 0 && hasEverything(facts),
  }
}
