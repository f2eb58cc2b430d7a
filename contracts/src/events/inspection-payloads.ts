// What a device may report about an inspection: one payload schema per type, design 05 "from devices".
// These are shapes alone: what a text may hold is judged when the inspection is (text/judge-text).
// Field events replace a value (see inspection/fold); defects, photos and advisories are add/remove sets by id.
import * as z from 'zod/mini'
import { Authorship } from '../authorship/signing-key.ts'
import { CalendarDate, Code, Instant, Int4, recordedText, SealNumber, Sha256, Uuid, Vin } from '../ids.ts'
import { LoweringCause } from '../inspection/lowering-cause.ts'
import { highestReading } from '../inspection/odometer.ts'
import { Equipment, Fuel, InspectionKind, Severity } from '../template/template.ts'

const Checkpoint = Code
const reason = z.nullable(recordedText(500))

const Started = z.strictObject({
  appointmentId: z.nullable(Uuid),
  kind: InspectionKind,
  templateId: Code,
  templateVersion: Int4,
  templateHash: Sha256,
  ruleVersion: Code,
  profileId: Code,
  /** IANA zone of the centre; both sides compute dates in it. */
  timeZone: z.string().check(z.minLength(1), z.maxLength(64)),
  centreId: Code,
  /** Retest: the failed inspection and the checkpoints to judge again. */
  retest: z.nullable(z.strictObject({ of: Uuid, checkpoints: z.array(Checkpoint) })),
})

const Claimed = z.strictObject({ from: z.nullable(Uuid), reason })

/** One vehicle field per event, so that two devices correcting different fields never conflict. */
const VehicleRecorded = z.discriminatedUnion('field', [
  z.strictObject({ field: z.literal('vin'), value: Vin }),
  z.strictObject({ field: z.literal('plate'), value: recordedText(15) }),
  z.strictObject({ field: z.literal('country'), value: z.string().check(z.regex(/^[A-Z]{1,3}$/)) }),
  z.strictObject({ field: z.literal('make'), value: recordedText(40) }),
  z.strictObject({ field: z.literal('model'), value: recordedText(40) }),
  z.strictObject({ field: z.literal('category'), value: Code }),
  z.strictObject({ field: z.literal('fuel'), value: Fuel }),
  z.strictObject({ field: z.literal('firstRegistration'), value: CalendarDate }),
  z.strictObject({ field: z.literal('equipment'), value: z.array(Equipment) }),
  z.strictObject({
    field: z.literal('odometer'),
    value: z.strictObject({
      reading: z.nullable(z.int().check(z.minimum(0), z.maximum(highestReading))),
      unit: z.enum(['km', 'mi']),
      status: z.enum(['read', 'unreadable', 'none', 'replaced']),
    }),
  }),
])

const Answered = z.strictObject({
  checkpoint: Checkpoint,
  /** `withdrawn`: taken back, counts as no answer. */
  answer: z.enum(['ok', 'defect', 'not-applicable', 'not-testable', 'withdrawn']),
  /** Required for not-applicable and not-testable. */
  reason,
})

const Measured = z.strictObject({
  checkpoint: Checkpoint,
  measurement: Code,
  position: Code,
  /** In the measurement's unit; null clears it. */
  value: z.nullable(z.number().check(z.minimum(-1e9), z.maximum(1e9))),
  source: z.enum(['typed', 'device', 'ocr']),
})

export const Location = z.strictObject({
  axle: z.optional(z.int().check(z.minimum(0), z.maximum(99))),
  side: z.optional(z.enum(['left', 'right', 'centre'])),
  vertical: z.optional(z.enum(['upper', 'lower'])),
  longitudinal: z.optional(z.enum(['front', 'middle', 'rear'])),
  seat: z.optional(z.string()),
})

const DefectAdded = z.strictObject({
  defectId: Uuid,
  checkpoint: Checkpoint,
  deficiency: Code,
  severity: Severity,
  /** Required when the severity is below what a measurement's rule gives. */
  loweredReason: reason,
  /** The choice beside the words; apps that did not ask yet send none. */
  loweredFor: z.optional(LoweringCause),
  location: Location,
  note: z.nullable(recordedText(1000)),
  repairedOnSpot: z.boolean(),
  prohibition: z.boolean(),
})
const DefectRemoved = z.strictObject({ defectId: Uuid })
const AdvisoryAdded = z.strictObject({ advisoryId: Uuid, checkpoint: Checkpoint, text: recordedText(500) })
const AdvisoryRemoved = z.strictObject({ advisoryId: Uuid })

export const BlobRef = z.strictObject({ sha256: Sha256, bytes: Int4.check(z.positive()) })
export type BlobRef = z.infer<typeof BlobRef>

const PhotoCaptured = z.strictObject({
  photoId: Uuid,
  sha256: Sha256,
  bytes: Int4.check(z.positive()),
  mime: z.literal('image/jpeg'),
  /** `bay`: the car in the bay with its plate readable. */
  role: z.enum(['bay', 'defect', 'checkpoint']),
  checkpoint: z.nullable(Checkpoint),
  defectId: z.nullable(Uuid),
  capturedAt: Instant,
})
const PhotoRemoved = z.strictObject({ photoId: Uuid })

const RemarkWritten = z.strictObject({ text: z.string().check(z.maxLength(2000)) })

const EquipmentUsed = z.strictObject({
  equipmentId: Code,
  serial: Code,
  name: Code,
  calibrationValidUntil: CalendarDate,
  /** Checkpoints measured with it; expired calibration makes them count as not measured. */
  checkpoints: z.array(Checkpoint),
})

const Signed = z.strictObject({
  method: z.enum(['drawn', 'typed']),
  /** The strokes (JSON of signature points) for `drawn`, the UTF-8 text of the typed name for `typed`. */
  strokes: BlobRef,
  /** What the button said: the outcome the inspector put a name under. */
  result: z.enum(['pass', 'pass-minor', 'fail', 'fail-dangerous', 'abandoned']),
})

const Manifest = z.strictObject({
  /** 1, 2, … : sealing again replaces the lower seal. */
  seal: SealNumber,
  /** Corrected end of the test, see design 04 "Legal time". */
  testedAt: Instant,
  /** Lines of the sealing device before this one, and SHA-256 over them (sync/manifest). */
  count: Int4,
  root: Sha256,
  blobs: z.array(BlobRef),
  others: z.array(z.strictObject({ deviceId: Uuid, count: Int4, root: Sha256 })),
  templateHash: Sha256,
  ruleVersion: Code,
  /** Why it was sealed again; required once the office has completed an earlier seal (an amendment). */
  reason: z.optional(z.nullable(recordedText(500))),
  /** The author's signature over everything above and the end (authorship/statements). Apps of before did not sign. */
  authorship: z.optional(Authorship),
})
type Manifest = z.infer<typeof Manifest>

const Finished = z.extend(Manifest, {
  /** The outcome the device computed; the server computes its own and compares. */
  outcome: z.strictObject({
    result: z.enum(['pass', 'pass-minor', 'fail', 'fail-dangerous']),
    minor: Int4,
    major: Int4,
    dangerous: Int4,
  }),
})

const Abandoned = z.extend(Manifest, { code: Code, text: z.nullable(recordedText(500)) })

const ConflictResolved = z.strictObject({
  /** Field key as in inspection/fold, for example `checkpoint/1.1.13`. */
  field: z.string(),
  /** The candidate that stands, and every candidate this decision has seen (including the chosen one). */
  chosen: Uuid,
  over: z.array(Uuid).check(z.minLength(2)),
  reason: recordedText(500),
})

export const inspectionPayloads = {
  claimed: Claimed,
  started: Started,
  'vehicle-recorded': VehicleRecorded,
  answered: Answered,
  measured: Measured,
  'defect-added': DefectAdded,
  'defect-removed': DefectRemoved,
  'advisory-added': AdvisoryAdded,
  'advisory-removed': AdvisoryRemoved,
  'photo-captured': PhotoCaptured,
  'photo-removed': PhotoRemoved,
  'remark-written': RemarkWritten,
  'equipment-used': EquipmentUsed,
  signed: Signed,
  finished: Finished,
  abandoned: Abandoned,
  'conflict-resolved': ConflictResolved,
} as const

export type InspectionEventType = keyof typeof inspectionPayloads
export type InspectionPayload<T extends InspectionEventType> = z.infer<(typeof inspectionPayloads)[T]>
export const isInspectionEventType = (type: string): type is InspectionEventType =>
  Object.hasOwn(inspectionPayloads, type)
