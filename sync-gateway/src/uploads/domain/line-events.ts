// What the log is told of lines. `data` repeats only what places a line; everything else is in its exact text.
import { type NewEvent, newEvent } from '@sac/contracts/events/new-event'
import type { NotBefore } from '@sac/contracts/events/receipt'
import { seqOf } from './decide-lines.ts'
import type { RefusedLine, ValidLine } from './judge-line.ts'

/** What the server knows of a line when it accepts it. */
export type Receipt = {
  /** When it came. */
  at: Date
  /** null where it was accepted when it came. */
  acceptedAt: Date | null
  notBefore: NotBefore | null
  /** As far as known, whenever that was. */
  authorDisabledAt: Date | null
}

/** `inspection.<type>` of an accepted line; its event id is the line's, its moment the corrected time. */
export function lineEvent({ line, text, hash, recordedAt }: ValidLine, receipt: Receipt): NewEvent {
  const { eventId, inspectionId, deviceId, epoch, seq, type, actorId } = line
  const data = { inspectionId, deviceId, epoch, seq, line: text, lineHash: hash, ...receiptData(receipt) }
  return newEvent(`inspection.${type}`, data, { userId: actorId, eventId, at: recordedAt })
}

const receiptData = ({ at, acceptedAt, notBefore, authorDisabledAt }: Receipt) => ({
  receivedAt: at.toISOString(),
  ...(acceptedAt && { acceptedAt: acceptedAt.toISOString() }),
  ...(notBefore && { notBefore }),
  ...(authorDisabledAt && authorDisabledAt <= at && { authorDisabledAt: authorDisabledAt.toISOString() }),
})

const unread = { inspectionId: null, eventId: null, epoch: null, actorId: null }

/** Inspection, epoch and `lineEventId` are null where the line could not be read. */
export function quarantinedEvent(refused: RefusedLine, { deviceId, at }: { deviceId: string; at: Date }): NewEvent {
  const { frame, refusal, hash } = refused
  const { inspectionId, epoch, actorId, eventId: lineEventId } = frame ?? unread
  const { code, field, detail } = refusal
  const place = { inspectionId, lineEventId, deviceId, epoch, seq: seqOf(refused), lineHash: hash }
  return newEvent('inspection.line-quarantined', { code, field, detail, ...place }, { userId: actorId, at })
}
