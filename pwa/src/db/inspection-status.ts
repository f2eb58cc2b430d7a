// How far one inspection has come. Pure: the same facts give the same words everywhere, and no fact that is missing ever makes
// them greener (design 04, "Status the user sees"). The whole device: sync/status.ts.
import type { Verdict } from '@sac/contracts/sync/protocol'

/** One inspection as this device and the office's last answers describe it. */
export type InspectionFacts = {
  events: { total: number; waiting: number; attention: number }
  photos: { total: number; waiting: number; unreadable: number }
  /** What the office last said; null while it has said nothing. */
  verdict: Verdict | null
}

export type Reason = { code: string; detail: string }

export type InspectionStatus =
  | { status: 'saved-on-device' }
  | { status: 'sent' }
  | { status: 'complete' }
  | { status: 'certified'; certificateNumber: string | null; reasons: readonly Reason[] }
  | { status: 'needs-attention'; reasons: readonly Reason[] }

const concerning: ReadonlySet<Verdict['status']> = new Set(['conflict', 'quarantined', 'late', 'needs-date'])

/** The office says that a person must look at it. */
export const isConcerning = ({ status }: Pick<Verdict, 'status'>): boolean => concerning.has(status)

/** Why a person must look at it; empty when nobody must. */
function concerns({ events, photos, verdict }: InspectionFacts): Reason[] {
  const own: Reason[] = []
  if (events.attention > 0) own.push({ code: 'events-refused', detail: String(events.attention) })
  if (photos.unreadable > 0) own.push({ code: 'photos-unreadable', detail: String(photos.unreadable) })
  if (!verdict || !isConcerning(verdict)) return own
  return [...own, ...(verdict.reasons.length > 0 ? verdict.reasons : [{ code: verdict.status, detail: '' }])]
}

/** Exactly one of five. What waits here outweighs anything the office said before. */
export function inspectionStatus(facts: InspectionFacts): InspectionStatus {
  const reasons = concerns(facts)
  if (reasons.length > 0) return { status: 'needs-attention', reasons }
  if (facts.events.waiting > 0 || facts.photos.waiting > 0) return { status: 'saved-on-device' }
  return facts.verdict ? wordOf(facts.verdict) : { status: 'sent' }
}

function wordOf({ status, certificateNumber, reasons }: Verdict): InspectionStatus {
  if (status === 'certified') return { status, certificateNumber: certificateNumber ?? null, reasons }
  return { status: status === 'complete' ? status : 'sent' }
}
