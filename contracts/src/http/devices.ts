// Answers of the office's device operations.
import * as z from 'zod/mini'
import { Instant, Sha256, Uuid } from '../ids.ts'
import { Pending, Watermark } from '../sync/protocol.ts'

export const DeviceAlarm = z.strictObject({
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

export const DeviceList = z.strictObject({ devices: z.array(DeviceReport) })
export const DeviceId = z.strictObject({ id: Uuid })

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
