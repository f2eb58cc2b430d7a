// Answers of the office's device operations.
import * as z from 'zod/mini'
import { Instant, Sha256, Uuid, writtenText } from '../ids.ts'
import { Pending, Watermark } from '../sync/protocol.ts'
import { After } from './page.ts'

const DeviceAlarm = z.strictObject({
  kind: z.enum(['head-went-back', 'conflict-hash', 'forked']),
  detail: z.record(z.string(), z.unknown()),
  raisedAt: Instant,
})

/** A device and what it still owes; what it said of itself is as old as `lastContactAt`. */
export const DeviceReport = z.strictObject({
  deviceId: Uuid,
  name: z.string(),
  inspectorId: z.string(),
  build: z.string(),
  enrolledAt: Instant,
  revokedAt: z.nullable(Instant),
  lastContactAt: z.nullable(Instant),
  /** Server minus device clock in milliseconds, as the device last measured it. */
  clockOffsetMs: z.nullable(z.int()),
  /** Highest seq the device said it has. */
  head: z.int(),
  watermark: Watermark,
  /** What the device says it has not sent; null before its first contact. */
  pending: z.nullable(Pending),
  eventsOwed: z.int(),
  photosOwed: z.int(),
  /** Up to fifty of the photos owed. */
  photos: z.array(Sha256),
  /** Since when something is owed; null when nothing is. */
  owedSince: z.nullable(Instant),
  alarms: z.array(DeviceAlarm),
})
export type DeviceReport = z.infer<typeof DeviceReport>

/** `owing`: only devices of which something is missing that are not revoked. By name. */
export const ListDevices = z.strictObject({ state: z.optional(z.enum(['owing'])), after: After })

/** `waiting`: only of devices that wait for approval. Newest first. */
export const ListEnrolments = z.strictObject({ state: z.optional(z.enum(['waiting'])), after: After })

/** A device was enrolled, by whom and when, and what became of it. */
export const Enrolment = z.strictObject({
  enrolmentId: z.string(),
  deviceId: Uuid,
  userId: z.string(),
  name: z.string(),
  build: z.string(),
  at: Instant,
  /** The device was not known before; else it was given a new credential. */
  isFirst: z.boolean(),
  /** null while it waits. */
  approvedAt: z.nullable(Instant),
  /** null where nobody was asked. */
  approvedBy: z.nullable(z.string()),
  revokedAt: z.nullable(Instant),
})
export type Enrolment = z.infer<typeof Enrolment>
export const EnrolmentList = z.strictObject({ enrolments: z.array(Enrolment) })

export const DeviceList = z.strictObject({ devices: z.array(DeviceReport) })
export const DeviceId = z.strictObject({ id: Uuid })
export const DeviceApproved = z.strictObject({ deviceId: Uuid })
export const DeviceRevoked = z.strictObject({ deviceId: Uuid, revokedAt: Instant })

export const QuarantineItem = z.strictObject({
  kind: z.enum(['quarantined', 'conflict-hash']),
  id: z.string(),
  deviceId: Uuid,
  deviceName: z.string(),
  inspectorId: z.string(),
  /** 0 when the line does not say and nobody else knows. */
  seq: z.int(),
  eventId: z.nullable(z.string()),
  inspectionId: z.nullable(z.string()),
  actorId: z.nullable(z.string()),
  code: z.string(),
  field: z.nullable(z.string()),
  detail: z.string(),
  /** What came, at most 4 000 characters; bytes that are not text show as �. */
  text: z.string(),
  receivedAt: Instant,
})
export type QuarantineItem = z.infer<typeof QuarantineItem>

/** Oldest first; `more` when there are others behind these. */
export const QuarantineList = z.strictObject({ items: z.array(QuarantineItem), more: z.boolean() })

/** Of a quarantined line a UUID; of a conflict the event id and the hash of the other text. */
export const QuarantineId = z.strictObject({
  id: z.string().check(z.regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(:[0-9a-f]{64})?$/)),
})

const KeptText = z.strictObject({
  /** Bytes that are not text show as �. */
  text: z.string(),
  base64: z.string(),
  sha256: Sha256,
  receivedAt: Instant,
})

export const QuarantineDetail = z.extend(QuarantineItem, {
  /** The exact bytes that came. */
  received: KeptText,
  /** Of a conflict: the text that counts under this event id. */
  counts: z.nullable(KeptText),
  /** open; accepted = valid when judged again; settled = closed by the office. */
  state: z.enum(['open', 'accepted', 'settled']),
  closedAt: z.nullable(Instant),
  settledBy: z.nullable(z.string()),
  settledReason: z.nullable(z.string()),
  /** Who imported it in a copy that nobody signed: another person lets it count. null of every other. */
  importedBy: z.nullable(z.string()),
})
export type QuarantineDetail = z.infer<typeof QuarantineDetail>

/** `commandId` is made by the client: repeating the command changes nothing. */
export const RejudgeLine = z.strictObject({ commandId: Uuid, note: writtenText('unprinted') })
export type RejudgeLine = z.infer<typeof RejudgeLine>

/** What the line is now; code, field and detail say what still stands against it, null where nothing does. */
export const RejudgeResult = z.strictObject({
  status: z.enum(['accepted', 'quarantined', 'conflict-hash']),
  code: z.nullable(z.string()),
  field: z.nullable(z.string()),
  detail: z.nullable(z.string()),
})
export type RejudgeResult = z.infer<typeof RejudgeResult>

export const SettleItem = z.strictObject({ commandId: Uuid, note: writtenText('unprinted') })
export type SettleItem = z.infer<typeof SettleItem>

export const ImportResult = z.strictObject({
  deviceId: Uuid,
  lines: z.int(),
  /** Lines that were not here before. */
  accepted: z.int(),
  quarantined: z.int(),
  conflicts: z.int(),
  photos: z.int(),
  /** Photos whose bytes do not have the hash they are filed under; nothing of them was kept. */
  damagedPhotos: z.array(Sha256),
})
export type ImportResult = z.infer<typeof ImportResult>
