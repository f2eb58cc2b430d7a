// What the office is shown of an inspection.
import * as z from 'zod/mini'
import { Instant, Sha256, Uuid } from '../ids.ts'
import { InspectionReport } from '../inspection/report.ts'

/** Where an inspection stands, see `docs/sync-protocol.md`. */
export const InspectionStatus = z.enum([
  'in-progress',
  'received',
  'conflict',
  'quarantined',
  'needs-date',
  'complete',
  'certified',
  'closed',
])
export type InspectionStatus = z.infer<typeof InspectionStatus>

/** Of a list: by the latest change, or by the moment of the test; `-first`: the oldest first. */
export const InspectionOrder = z.enum(['changed', 'changed-first', 'tested', 'tested-first'])
export type InspectionOrder = z.infer<typeof InspectionOrder>

/** A stable code, and words for a person. */
const Reason = z.strictObject({ code: z.string(), detail: z.string() })

export const InspectionRecord = z.strictObject({
  inspectionId: Uuid,
  status: InspectionStatus,
  /** The seal that counts; null while there is none. */
  seal: z.nullable(z.int()),
  /** How often it was completed. */
  revision: z.int(),
  reasons: z.array(Reason),
  /** Entries outside the seal that counts. */
  lateLines: z.int(),
  appointmentId: z.nullable(z.string()),
  kind: z.nullable(z.string()),
  vin: z.nullable(z.string()),
  plate: z.nullable(z.string()),
  /** What links it to other inspections of the vehicle; null where only a person can. */
  vehicleKey: z.nullable(z.string()),
  centreId: z.nullable(z.string()),
  inspectorId: z.nullable(z.string()),
  result: z.nullable(z.string()),
  testedAt: z.nullable(Instant),
  /** For the office; they inform and never block. */
  flags: z.array(z.string()),
  certificateNumber: z.nullable(z.string()),
  startedAt: z.nullable(Instant),
  updatedAt: Instant,
  /** The failed test this one answers. */
  retestOf: z.nullable(Uuid),
  /** Who recorded something that counts for nothing, because they never held it. */
  strangers: z.array(z.string()),
})
export type InspectionRecord = z.infer<typeof InspectionRecord>

/** Newest change first. */
export const InspectionList = z.strictObject({ inspections: z.array(InspectionRecord) })

/** `waiting`: for a second person. The other inspection is described as far as it is known. */
const InspectionLink = z.strictObject({
  inspectionId: Uuid,
  isEarlier: z.boolean(),
  vin: z.nullable(z.string()),
  plate: z.nullable(z.string()),
  result: z.nullable(z.string()),
  testedAt: z.nullable(Instant),
  standing: z.enum(['linked', 'waiting']),
  reason: z.string(),
  decidedBy: Uuid,
  decidedAt: Instant,
})

export const InspectionDetail = z.strictObject({
  inspection: InspectionRecord,
  /** Entries that were kept and cannot be used. */
  unusable: z.array(z.extend(Reason, { eventId: z.nullable(z.string()), settled: z.boolean() })),
  /** Photos and signatures that have arrived. */
  blobs: z.array(z.strictObject({ sha256: Sha256, bytes: z.int() })),
  /** Other inspections that a person said are of the same vehicle. */
  links: z.array(InspectionLink),
  /** What people at the office decided, the latest first. */
  decisions: z.array(
    z.strictObject({
      decisionId: Uuid,
      kind: z.enum(['date', 'accept-outcome', 'accept-author', 'accept-disabled', 'close', 'approve']),
      seal: z.nullable(z.int()),
      reason: z.string(),
      decidedBy: Uuid,
      decidedAt: Instant,
    }),
  ),
  completions: z.array(
    z.strictObject({ revision: z.int(), seal: z.int(), report: InspectionReport, completedAt: Instant }),
  ),
  /** Every entry, in the order it was recorded. */
  timeline: z.array(
    z.strictObject({
      eventId: Uuid,
      type: z.string(),
      deviceId: Uuid,
      seq: z.int(),
      actorId: Uuid,
      /** The device's clock. */
      recordedAt: z.string(),
      /** The same by the office's clock, as far as the device had measured it; null where it never had. */
      correctedAt: z.nullable(z.string()),
      receivedAt: Instant,
      /** It was the n-th of this inspection to arrive. */
      arrived: z.int(),
      /** By somebody who never held it: kept, and counts for nothing. */
      byStranger: z.boolean(),
      payload: z.record(z.string(), z.unknown()),
    }),
  ),
})
export type InspectionDetail = z.infer<typeof InspectionDetail>
