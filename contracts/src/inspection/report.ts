// `inspection.completed` as specified, plus `report`: the full immutable snapshot a certificate needs.
import * as z from 'zod/mini'
import { BlobRef, Location } from '../events/inspection-payloads.ts'
import { CalendarDate, Instant, Sha256, Uuid } from '../ids.ts'
import { InspectionKind, LocalText, Severity } from '../template/template.ts'
import { Lowering } from './lowering.ts'

export const ResultCode = z.enum(['pass', 'pass-minor', 'fail', 'fail-dangerous', 'abandoned'])
export type ResultCode = z.infer<typeof ResultCode>

export const OdometerReading = z.object({
  value: z.nullable(z.int()),
  unit: z.enum(['km', 'mi']),
  status: z.enum(['read', 'unreadable', 'none', 'replaced']),
})

export const InspectionReport = z.object({
  inspectionId: Uuid,
  appointmentId: z.nullable(Uuid),
  /** 1 for the first completion, +1 per amendment. */
  revision: z.int(),
  revisionReason: z.nullable(z.string()),
  kind: InspectionKind,
  template: z.object({ id: z.string(), version: z.int(), hash: Sha256 }),
  ruleVersion: z.string(),
  profileId: z.string(),
  /** End of the test, corrected; dates are computed in the centre's `timeZone`. */
  testedAt: Instant,
  timeZone: z.string(),
  centre: z.object({ id: z.string(), station: z.string(), name: z.string(), place: z.string() }),
  inspector: z.object({ id: Uuid, number: z.string() }),
  vehicle: z.object({
    vin: z.string(),
    vinCheck: z.enum(['valid', 'invalid', 'absent']),
    plate: z.string(),
    country: z.string(),
    make: z.string(),
    model: z.string(),
    category: z.string(),
    fuel: z.nullable(z.string()),
    firstRegistration: z.nullable(CalendarDate),
  }),
  odometer: OdometerReading,
  /** Up to three earlier readings, newest first. */
  odometerHistory: z.array(z.extend(OdometerReading, { at: Instant })),
  outcome: z.object({ result: ResultCode, minor: z.int(), major: z.int(), dangerous: z.int() }),
  deficiencies: z.array(
    z.object({
      code: z.string(),
      checkpoint: z.string(),
      severity: Severity,
      text: LocalText,
      plain: LocalText,
      location: Location,
      note: z.nullable(z.string()),
      repairedOnSpot: z.boolean(),
      prohibition: z.boolean(),
      /** Judged below the catalogue's severity; absent in reports from before this was written down. */
      lowered: z.optional(z.nullable(Lowering)),
      photos: z.array(Sha256),
    }),
  ),
  advisories: z.array(z.object({ checkpoint: z.string(), text: z.string() })),
  answers: z.array(
    z.object({ checkpoint: z.string(), title: LocalText, answer: z.string(), reason: z.nullable(z.string()) }),
  ),
  measured: z.array(
    z.object({
      checkpoint: z.string(),
      label: LocalText,
      position: z.string(),
      value: z.number(),
      unit: z.string(),
      decimals: z.int(),
      min: z.nullable(z.number()),
      max: z.nullable(z.number()),
      ok: z.boolean(),
    }),
  ),
  equipment: z.array(z.object({ serial: z.string(), name: z.string(), calibrationValidUntil: CalendarDate })),
  /** A failed test's order: what must be judged again, and by when. */
  retestOrder: z.nullable(z.object({ deadline: CalendarDate, checkpoints: z.array(z.string()) })),
  retestOf: z.nullable(Uuid),
  abandoned: z.nullable(z.object({ code: z.string(), text: z.nullable(z.string()) })),
  bayPhoto: z.nullable(BlobRef),
  photos: z.array(z.extend(BlobRef, { role: z.string(), checkpoint: z.nullable(z.string()) })),
  manifest: z.object({ seal: z.int(), count: z.int(), root: Sha256 }),
  remark: z.string(),
  /** For the office; never blocks: `no-bay-photo`, `odometer-below-history`, `same-photo-twice`, … */
  flags: z.array(z.string()),
})
export type InspectionReport = z.infer<typeof InspectionReport>

export const InspectionCompleted = z.object({
  inspectionId: Uuid,
  appointmentId: z.nullable(Uuid),
  result: z.enum(['pass', 'fail', 'abandoned']),
  checkpoints: z.array(z.object({ id: z.string(), status: z.string(), notes: z.string() })),
  notes: z.string(),
  completedAt: Instant,
  report: InspectionReport,
})
export type InspectionCompleted = z.infer<typeof InspectionCompleted>
