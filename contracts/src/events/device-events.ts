// What the sync gateway tells of devices: their lines, their photos and the keys people sign with on them.
import * as z from 'zod/mini'
import { KeyId, SigningKey } from '../authorship/signing-key.ts'
import { Instant, Sha256, Uuid } from '../ids.ts'
import { toldBy } from './catalogue-entry.ts'
import { type InspectionEventType, inspectionPayloads } from './inspection-payloads.ts'
import { receiptFields } from './receipt.ts'

/** A device's line as sealed: `line` parses to sync/event-line, with the payload of the type in `eventType`. */
const DeviceLineData = z.object({
  inspectionId: Uuid,
  deviceId: Uuid,
  epoch: Uuid,
  seq: z.int(),
  line: z.string(),
  lineHash: Sha256,
  ...receiptFields,
})

/** What bytes are that a device has sent: judged once, when the last of them was in. */
export const BlobContent = z.discriminatedUnion('kind', [
  /** A whole JPEG of 8 bits, of at most 40 megapixels. */
  z.object({ kind: z.literal('picture'), width: z.int(), height: z.int() }),
  /** UTF-8 that can be read: the strokes or the name of a signature. */
  z.object({ kind: z.literal('text') }),
  /** Neither; `fault` is what is wrong with it as a picture. The bytes are not kept. */
  z.object({ kind: z.literal('rubbish'), fault: z.string() }),
])
export type BlobContent = z.infer<typeof BlobContent>

/** `content` is not told of bytes that came before it was judged. */
const PhotoStoredData = z.object({
  inspectionId: Uuid,
  sha256: Sha256,
  bytes: z.int(),
  content: z.optional(BlobContent),
})

const LineQuarantinedData = z.object({
  code: z.string(),
  field: z.nullable(z.string()),
  detail: z.string(),
  inspectionId: z.nullable(z.string()),
  lineEventId: z.nullable(z.string()),
  deviceId: Uuid,
  epoch: z.nullable(z.string()),
  seq: z.nullable(z.int()),
  lineHash: Sha256,
})

/** The text is kept for ever and will not count; codes and detail as when it was quarantined. */
const LineSettledData = z.extend(LineQuarantinedData, { inspectionId: Uuid })

const KeyRetiredData = z.object({
  kid: KeyId,
  deviceId: Uuid,
  userId: Uuid,
  retiredAt: Instant,
  why: z.enum(['replaced', 'signed-out', 'revoked']),
})
export type KeyRetiredData = z.infer<typeof KeyRetiredData>

const event = toldBy('sync-gateway', 'inspections-topic')

const line = event({
  data: DeviceLineData,
  aggregate: ['inspectionId'],
  readers: ['inspection-service-group', 'sync-gateway-group'],
  summary: 'A device recorded a line',
})

/** A line of a device: `inspection.` and the line's type. */
export type LineEventType = `inspection.${InspectionEventType}`

export const lineEventTypes: readonly LineEventType[] = Object.keys(inspectionPayloads).map(
  (type) => `inspection.${type as InspectionEventType}` as const,
)

const lineEvents = Object.fromEntries(
  lineEventTypes.map((type) => [type, { ...line, summary: `A device recorded: ${type.slice('inspection.'.length)}` }]),
) as Readonly<Record<LineEventType, typeof line>>

export const deviceEvents = {
  ...lineEvents,
  'inspection.photo-stored': event({
    data: PhotoStoredData,
    aggregate: ['inspectionId'],
    readers: ['inspection-service-group'],
    summary: 'The last byte of a photo or signature was verified, and what it is',
  }),
  'inspection.line-quarantined': event({
    data: LineQuarantinedData,
    aggregate: ['inspectionId', 'deviceId'],
    readers: ['inspection-service-group'],
    summary: 'A line was kept but cannot be used',
  }),
  'inspection.line-settled': event({
    data: LineSettledData,
    aggregate: ['inspectionId'],
    readers: ['inspection-service-group'],
    summary: 'The office decided that a line will not count',
  }),
  // Told again when it counts for longer.
  'inspection.key-registered': event({
    data: SigningKey,
    aggregate: ['deviceId'],
    readers: ['inspection-service-group'],
    summary: 'A person signs with this key on a device, and until when it counts',
  }),
  'inspection.key-retired': event({
    data: KeyRetiredData,
    aggregate: ['deviceId'],
    readers: ['inspection-service-group'],
    summary: 'A key counts for nothing sealed later',
  }),
} as const
