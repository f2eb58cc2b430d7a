// What an event of the log says about an inspection, read and checked once.
import { hash } from 'node:crypto'
import type { SigningKey } from '@sac/contracts/authorship/signing-key'
import {
  type BlobContent,
  CertificateData,
  CertificateRefusedData,
  DeviceLineData,
  LineQuarantinedData,
  PhotoStoredData,
  RetestOrderedData,
} from '@sac/contracts/events/catalogue'
import type { Envelope } from '@sac/contracts/events/envelope'
import { inspectionPayloads } from '@sac/contracts/events/inspection-payloads'
import { KeyLearnedData, KeyRegisteredData, KeyRetiredData } from '@sac/contracts/events/key-events'
import { Uuid } from '@sac/contracts/ids'
import type { EventLine } from '@sac/contracts/sync/event-line'
import { deadLetter, type Outcome, skip } from '@sac/platform/inbox/outcome'
import type * as z from 'zod/mini'
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
export type Reading = Said | KeySaid | Outcome

/** Data that does not match its schema can never succeed. */
const reading =
  <Schema extends z.ZodMiniType>(schema: Schema, read: (data: z.output<Schema>) => Reading) =>
  (data: Envelope['data']): Reading => {
    const parsed = schema.safeParse(data)
    return parsed.success ? read(parsed.data) : deadLetter('invalid-data')
  }

const readDeviceLine = reading(DeviceLineData, ({ line: text, lineHash, inspectionId, ...told }) => {
  if (hash('sha256', text) !== lineHash) return deadLetter('line-hash-differs')
  const parsed = readLine(text, lineHash)
  if (!parsed.ok) return deadLetter('invalid-line')
  if (parsed.line.inspectionId !== inspectionId) return deadLetter('line-of-another-inspection')
  return { kind: 'line', inspectionId, line: parsed.line, text, payloadHash: lineHash, receipt: receiptOf(told) }
})

function receiptOf({
  receivedAt,
  notBefore,
  authorDisabledAt,
}: Partial<z.output<typeof DeviceLineData>>): Receipt | null {
  if (receivedAt === undefined) return null
  return { at: receivedAt, notBefore: notBefore ?? null, authorDisabledAt: authorDisabledAt ?? null }
}

// Quarantined, or set aside by the office for good: the same words about the same text.
const readUnusable = (settled: boolean) =>
  reading(LineQuarantinedData, ({ inspectionId, lineEventId: eventId, lineHash, code, field, detail: words }) => {
    if (inspectionId === null) return skip('no inspection is named')
    if (!Uuid.safeParse(inspectionId).success) return deadLetter('invalid-data')
    const detail = field === null ? words : `${field}: ${words}`
    return { kind: 'unusable', inspectionId, eventId, lineHash, code, detail, settled }
  })

const readers: Readonly<Record<string, (data: Envelope['data']) => Reading>> = {
  ...Object.fromEntries(Object.keys(inspectionPayloads).map((type) => [`inspection.${type}`, readDeviceLine])),
  'inspection.photo-stored': reading(PhotoStoredData, ({ content = null, ...data }) => ({
    kind: 'photo',
    content,
    ...data,
  })),
  'inspection.line-quarantined': readUnusable(false),
  'inspection.line-settled': readUnusable(true),
  'inspection.retest-ordered': reading(RetestOrderedData, ({ inspectionId }) => ({ kind: 'order', inspectionId })),
  'inspection.key-registered': reading(KeyRegisteredData, (key) => ({ kind: 'key', key })),
  'inspection.key-retired': reading(KeyRetiredData, ({ kid, retiredAt }) => ({ kind: 'key-retired', kid, retiredAt })),
  'inspection.key-learned': reading(KeyLearnedData, ({ kid }) => ({ kind: 'key-learned', kid })),
  'certificate.generated': reading(CertificateData, ({ inspectionId, number, reportRevision = null, seal = null }) =>
    number === null
      ? skip('not a certified inspection')
      : { kind: 'certificate', inspectionId, number, reportRevision, seal },
  ),
  'certificate.refused': reading(CertificateRefusedData, ({ inspectionId, reportRevision, detail }) => ({
    kind: 'refusal',
    inspectionId,
    reportRevision,
    detail,
  })),
}

/** On inspections-topic and certificates-topic. */
export const eventTypes: readonly string[] = Object.keys(readers)

export const readEvent = ({ eventType, data }: Envelope): Reading =>
  readers[eventType]?.(data) ?? skip('of no concern here')
