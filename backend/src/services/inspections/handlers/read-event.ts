// What an event of the log says about an inspection, read and checked once.
import { hash } from 'node:crypto'
import type { SigningKey } from '@sac/contracts/authorship/signing-key'
import type { EventData } from '@sac/contracts/events/catalogue'
import { type BlobContent, lineEventTypes } from '@sac/contracts/events/device-events'
import { Uuid } from '@sac/contracts/ids'
import type { EventLine } from '@sac/contracts/sync/event-line'
import { invalidData, on } from '@sac/platform/inbox/on'
import { deadLetter, type Outcome, skip } from '@sac/platform/inbox/outcome'
import type { Receipt } from '../domain/evidence.ts'
import { readLine } from '../domain/read-line.ts'

export type Said =
  | { kind: 'line'; inspectionId: string; line: EventLine; text: string; payloadHash: string; receipt: Receipt | null }
  | { kind: 'photo'; inspectionId: string; sha256: string; bytes: number; content: BlobContent | null }
  | UnusableSaid
  /** A retest of this inspection has been ordered. */
  | { kind: 'order'; inspectionId: string }
  | { kind: 'certificate'; inspectionId: string; number: string; reportRevision: number | null; seal: number | null }
  | { kind: 'refusal'; inspectionId: string; reportRevision: number; detail: string }

/** Of a key people sign with; about no inspection by itself. */
export type KeySaid =
  | { kind: 'key'; key: SigningKey }
  | { kind: 'key-retired'; kid: string; retiredAt: string }
  /** Our own word of it. */
  | { kind: 'key-learned'; kid: string }

type UnusableSaid = {
  kind: 'unusable'
  inspectionId: string
  eventId: string | null
  lineHash: string
  code: string
  detail: string
  settled: boolean
}

/** What it says, or that there is nothing to do about it. */
type Reading = Said | KeySaid | Outcome

type LineData = EventData<(typeof lineEventTypes)[number]>

function readDeviceLine({ data: { line: text, lineHash, inspectionId, ...told } }: { data: LineData }): Reading {
  if (hash('sha256', text) !== lineHash) return deadLetter('line-hash-differs')
  const parsed = readLine(text, lineHash)
  if (!parsed.ok) return deadLetter('invalid-line')
  if (parsed.line.inspectionId !== inspectionId) return deadLetter('line-of-another-inspection')
  return { kind: 'line', inspectionId, line: parsed.line, text, payloadHash: lineHash, receipt: receiptOf(told) }
}

function receiptOf({ receivedAt, acceptedAt, notBefore, authorDisabledAt }: Partial<LineData>): Receipt | null {
  if (receivedAt === undefined) return null
  const known = { at: receivedAt, ...(acceptedAt !== undefined && { acceptedAt }) }
  return { ...known, notBefore: notBefore ?? null, authorDisabledAt: authorDisabledAt ?? null }
}

// Quarantined, or set aside by the office for good: the same words about the same text.
function readUnusable(data: EventData<'inspection.line-quarantined'>, settled: boolean): Reading {
  const { inspectionId, lineEventId: eventId, lineHash, code, field, detail: words } = data
  if (inspectionId === null) return skip('no inspection is named')
  if (!Uuid.safeParse(inspectionId).success) return invalidData
  const detail = field === null ? words : `${field}: ${words}`
  return { kind: 'unusable', inspectionId, eventId, lineHash, code, detail, settled }
}

function readCertificate({ data }: { data: EventData<'certificate.generated'> }): Reading {
  const { inspectionId, number, reportRevision = null, seal = null } = data
  if (number === null) return skip('not a certified inspection')
  return { kind: 'certificate', inspectionId, number, reportRevision, seal }
}

/** For `inspection-service-group`. */
export const readers = [
  on(lineEventTypes, readDeviceLine),
  on('inspection.photo-stored', ({ data: { content = null, ...photo } }): Reading => {
    return { kind: 'photo', content, ...photo }
  }),
  on('inspection.line-quarantined', ({ data }) => readUnusable(data, false)),
  on('inspection.line-settled', ({ data }) => readUnusable(data, true)),
  on('inspection.retest-ordered', ({ data: { inspectionId } }): Reading => ({ kind: 'order', inspectionId })),
  on('inspection.key-registered', ({ data: key }): Reading => ({ kind: 'key', key })),
  on('inspection.key-retired', ({ data: { kid, retiredAt } }): Reading => ({ kind: 'key-retired', kid, retiredAt })),
  on('inspection.key-learned', ({ data: { kid } }): Reading => ({ kind: 'key-learned', kid })),
  on('certificate.generated', readCertificate),
  on('certificate.refused', ({ data: { inspectionId, reportRevision, detail } }): Reading => {
    return { kind: 'refusal', inspectionId, reportRevision, detail }
  }),
]
