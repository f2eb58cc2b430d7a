// What the log is told about an upload. `data` repeats only what places the line; everything else is in its exact text.
import type { BlobContent } from '@sac/contracts/events/catalogue'
import type { Envelope } from '@sac/contracts/events/envelope'
import type { NotBefore } from '@sac/contracts/events/receipt'
import { seqOf } from './decide-lines.ts'
import type { RefusedLine, ValidLine } from './judge-line.ts'

export const inspectionsTopic = 'inspections-topic'
const envelopeVersion = '1.0'
const envelopeSource = 'sync-gateway'

/** What the server knows of a line when it accepts it. `authorDisabledAt`: as far as known, whenever that was. */
export type Receipt = { at: Date; notBefore: NotBefore | null; authorDisabledAt: Date | null }

/** `inspection.<type>` of an accepted line; its event id is the line's, its timestamp the corrected time. */
export function lineEnvelope({ line, text, hash, recordedAt }: ValidLine, receipt: Receipt): Envelope {
  const { eventId, inspectionId, deviceId, epoch, seq, type, actorId } = line
  return {
    eventId,
    eventType: `inspection.${type}`,
    timestamp: recordedAt.toISOString(),
    version: envelopeVersion,
    data: { inspectionId, deviceId, epoch, seq, line: text, lineHash: hash, ...receiptData(receipt) },
    metadata: { source: envelopeSource, userId: actorId, correlationId: inspectionId },
  }
}

const receiptData = ({ at, notBefore, authorDisabledAt }: Receipt) => ({
  receivedAt: at.toISOString(),
  ...(notBefore && { notBefore }),
  ...(authorDisabledAt && authorDisabledAt <= at && { authorDisabledAt: authorDisabledAt.toISOString() }),
})

type Quarantined = { eventId: string; deviceId: string; at: Date }

const unread = { inspectionId: null, eventId: null, epoch: null, actorId: null }

/** `inspection.line-quarantined`; inspection, epoch and `lineEventId` are null where the line could not be read. */
export function quarantinedEnvelope(refused: RefusedLine, { eventId, deviceId, at }: Quarantined): Envelope {
  const { frame, refusal, hash } = refused
  const { inspectionId, epoch, actorId, eventId: lineEventId } = frame ?? unread
  const { code, field, detail } = refusal
  return {
    eventId,
    eventType: 'inspection.line-quarantined',
    timestamp: at.toISOString(),
    version: envelopeVersion,
    data: { code, field, detail, inspectionId, lineEventId, deviceId, epoch, seq: seqOf(refused), lineHash: hash },
    metadata: { source: envelopeSource, userId: actorId, correlationId: inspectionId ?? deviceId },
  }
}

type Settled = {
  eventId: string
  inspectionId: string
  deviceId: string
  seq: number
  lineHash: string
  code: string
  field: string | null
  detail: string
  userId: string
  at: Date
}

/** `inspection.line-settled`: the office decided that this text will not count. */
export function settledEnvelope(settled: Settled, lineEventId: string | null): Envelope {
  const { eventId, inspectionId, deviceId, seq, lineHash, code, field, detail, userId, at } = settled
  return {
    eventId,
    eventType: 'inspection.line-settled',
    timestamp: at.toISOString(),
    version: envelopeVersion,
    data: { code, field, detail, inspectionId, lineEventId, deviceId, epoch: null, seq, lineHash },
    metadata: { source: envelopeSource, userId, correlationId: inspectionId },
  }
}

type PhotoStored = {
  eventId: string
  inspectionId: string
  sha256: string
  bytes: number
  /** null: it came before contents were judged. */
  content: BlobContent | null
  at: Date
}

/** `inspection.photo-stored`: the bytes are all here, and what they are. */
export function photoStoredEnvelope({ eventId, inspectionId, sha256, bytes, content, at }: PhotoStored): Envelope {
  return {
    eventId,
    eventType: 'inspection.photo-stored',
    timestamp: at.toISOString(),
    version: envelopeVersion,
    data: { inspectionId, sha256, bytes, ...(content && { content }) },
    metadata: { source: envelopeSource, userId: null, correlationId: inspectionId },
  }
}
