// Sync protocol v1: request and response bodies, design 04. The gateway and the device share these shapes.
import * as z from 'zod/mini'
import { Instant, Sequence, Sha256, Uuid, writtenText } from '../ids.ts'

export const protocolLimits = {
  maxEventsPerBatch: 500,
  maxInflatedBytes: 512 * 1024,
  serverInflatedBytes: 1024 * 1024,
  serverWireBytes: 256 * 1024,
  maxProbeBlobs: 200,
  blobSliceBytes: 1024 * 1024,
  maxBlobBytes: 20 * 1024 * 1024,
} as const

/** Header that carries the device credential (256-bit, base64url). */
export const deviceHeader = 'Sac-Device'

const Range = z.tuple([Sequence, Sequence])
export const Pending = z.strictObject({
  events: Sequence,
  blobs: Sequence,
  bytes: Sequence,
  oldest: z.nullable(Instant),
})

/** First line of an upload. `seqs` are the inclusive ranges this batch carries, in order; `head` is the device's highest seq. */
export const BatchHeader = z.strictObject({
  deviceId: Uuid,
  epoch: Uuid,
  head: Sequence,
  seqs: z.array(Range),
  /** Hashes that photos or signatures of this device will upload under. */
  photos: z.array(Sha256).check(z.maxLength(1000)),
  pending: Pending,
  build: z.string().check(z.maxLength(64)),
  cursor: z.nullable(z.string().check(z.maxLength(64))),
})
export type BatchHeader = z.infer<typeof BatchHeader>

/** `contiguous`: highest seq with nothing missing below; `archived`: highest seq the device may delete up to. */
export const Watermark = z.strictObject({ contiguous: z.int(), archived: z.int(), missing: z.array(Range) })
export type Watermark = z.infer<typeof Watermark>

const LineStatus = z.enum(['conflict-hash', 'quarantined', 'forked'])
type LineStatus = z.infer<typeof LineStatus>

export const LineException = z.strictObject({
  /** Index of the line in the batch, 1 for the first after the header. */
  line: z.int(),
  seq: z.nullable(z.int()),
  eventId: z.optional(z.string()),
  status: LineStatus,
  code: z.string(),
  /** What to do, in one sentence; names the field when there is one. */
  hint: z.string(),
})
export type LineException = z.infer<typeof LineException>

export const BatchResult = z.strictObject({
  serverTime: Instant,
  watermark: Watermark,
  except: z.array(LineException),
  throttle: z.optional(z.strictObject({ afterMs: z.int(), maxEvents: z.int() })),
})
export type BatchResult = z.infer<typeof BatchResult>

export const ProbeRequest = z.strictObject({
  deviceId: Uuid,
  epoch: Uuid,
  head: Sequence,
  pending: Pending,
  blobs: z.array(Sha256).check(z.maxLength(protocolLimits.maxProbeBlobs)),
})
export type ProbeRequest = z.infer<typeof ProbeRequest>

export const ProbeResult = z.strictObject({
  serverTime: Instant,
  watermark: Watermark,
  /** Server's head as last reported by this device; lower than the device's own means it has not heard of newer lines. */
  head: z.int(),
  /** Same order as asked: bytes stored so far, and whether the hash has been verified. */
  blobs: z.array(z.tuple([z.int(), z.boolean()])),
})
export type ProbeResult = z.infer<typeof ProbeResult>

export const EnrolRequest = z.strictObject({
  /** Client-made, so that a repeated enrolment is the same device. */
  deviceId: Uuid,
  name: writtenText('device'),
  build: z.string().check(z.maxLength(64)),
})

/** The credential is shown once, here; the server keeps its hash. A repeated enrolment issues a new credential for the same device. */
export const EnrolResult = z.strictObject({
  deviceId: Uuid,
  credential: z.string(),
  /** Office public key (ECDH P-256 JWK) that "Save a copy" encrypts to. */
  exportKey: z.record(z.string(), z.unknown()),
  serverTime: Instant,
})
export type EnrolResult = z.infer<typeof EnrolResult>

/** One fact for the device; `entity` + `id` replace what the device had under that key, `value` null deletes it. */
export const Change = z.strictObject({
  entity: z.enum([
    'assignment',
    'equipment',
    'template',
    'centre',
    'verdict',
    'line',
    'device',
    'retest-order',
    'inspector',
  ]),
  id: z.string(),
  value: z.nullable(z.record(z.string(), z.unknown())),
})
export type Change = z.infer<typeof Change>

export const ChangesResult = z.strictObject({
  serverTime: Instant,
  changes: z.array(Change),
  cursor: z.string(),
  more: z.boolean(),
})
export type ChangesResult = z.infer<typeof ChangesResult>

/** What the office says of an inspection; comes down as `verdict`, id = inspectionId. */
export const Verdict = z.strictObject({
  inspectionId: Uuid,
  status: z.enum(['received', 'complete', 'certified', 'conflict', 'quarantined', 'late', 'needs-date']),
  /** Words for the inspector: what is missing or wrong, empty when nothing is. */
  reasons: z.array(z.strictObject({ code: z.string(), detail: z.string() })),
  certificateNumber: z.optional(z.string()),
  at: Instant,
})
export type Verdict = z.infer<typeof Verdict>
