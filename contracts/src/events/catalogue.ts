// Every event this release publishes: its topic, version and data. JSON Schema and AsyncAPI are generated from here; the
// producers' tests check what they publish against it.
import * as z from 'zod/mini'
import { AppointmentData } from '../http/appointments.ts'
import { CalendarDate, Code, Sha256, Uuid } from '../ids.ts'
import { InspectionCompleted } from '../inspection/report.ts'
import { Change, Verdict } from '../sync/protocol.ts'
import { type CatalogueEntry, entry } from './catalogue-entry.ts'
import { DecidedData } from './decided.ts'
import { inspectionPayloads } from './inspection-payloads.ts'
import { keyEvents } from './key-events.ts'
import { receiptFields } from './receipt.ts'

/** A device's line as sealed: `line` parses to sync/event-line, with the payload of the type in `eventType`. */
export const DeviceLineData = z.object({
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
export const PhotoStoredData = z.object({
  inspectionId: Uuid,
  sha256: Sha256,
  bytes: z.int(),
  content: z.optional(BlobContent),
})

export const LineQuarantinedData = z.object({
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
export const LineSettledData = z.extend(LineQuarantinedData, { inspectionId: Uuid })

export const VerdictGivenData = z.extend(Verdict, { inspectorIds: z.array(Uuid) })

export const RetestOrderedData = z.object({
  inspectionId: Uuid,
  vehicle: z.record(z.string(), z.unknown()),
  deadline: CalendarDate,
  checkpoints: z.array(Code),
  inspectorId: Uuid,
  centreId: Code,
})

/** Value of a `equipment` reference: what measures which checkpoints, and until when it may. */
export const EquipmentReference = z.object({
  equipmentId: Code,
  centreId: Code,
  serial: Code,
  name: Code,
  calibrationValidUntil: CalendarDate,
  checkpoints: z.array(Code),
})

/** Value of a `centre` reference. */
export const CentreReference = z.object({
  centreId: Code,
  station: z.string(),
  name: z.string(),
  place: z.string(),
  timeZone: z.string(),
  profileId: Code,
  bays: z.array(z.string()),
})

/** `number` is null for the refusal document of an abandoned inspection, which has none of the series. */
export const CertificateData = z.object({
  certificateId: Uuid,
  inspectionId: Uuid,
  number: z.nullable(z.string()),
  /** Of the certificate: corrections by the office count too. */
  revision: z.int(),
  /** Of the completion it was made from; null when the office corrected an earlier certificate. */
  reportRevision: z.optional(z.nullable(z.int())),
  /** Of the seal it was made from. */
  seal: z.optional(z.int()),
  /** Told again: the database had forgotten the paper, which was there before. */
  adopted: z.optional(z.boolean()),
  status: z.enum(['issued', 'revoked', 'suspended', 'superseded']),
  vin: z.string(),
  plate: z.string(),
  result: z.string(),
  validUntil: z.nullable(CalendarDate),
  reasonCode: z.nullable(z.string()),
})
/** A completed inspection that cannot become a paper as it is; the inspector corrects it and seals it again. */
export const CertificateRefusedData = z.object({
  inspectionId: Uuid,
  reportRevision: z.int(),
  code: z.enum(['glyph-missing', 'does-not-fit-qr', 'photo-unreadable']),
  /** Which fields, and what is wrong with them. */
  detail: z.string(),
})
export const CertificateExpiringData = z.extend(CertificateData, { weeks: z.int(), appointmentId: z.nullable(Uuid) })

export type CertificateData = z.infer<typeof CertificateData>

const deviceEvents = Object.fromEntries(
  Object.keys(inspectionPayloads).map((type): [string, CatalogueEntry] => [
    `inspection.${type}`,
    {
      topic: 'inspections-topic',
      version: '1.0',
      source: 'sync-gateway',
      data: DeviceLineData,
      summary: `A device recorded: ${type}`,
    },
  ]),
)

const appointment = (summary: string, data: z.ZodMiniType = AppointmentData) =>
  entry('appointments-topic', 'appointment-service', data, summary)
const inspection = (data: z.ZodMiniType, summary: string) =>
  entry('inspections-topic', 'inspection-service', data, summary)
const certificate = (summary: string) => entry('certificates-topic', 'certificate-service', CertificateData, summary)

export const catalogue: Readonly<Record<string, CatalogueEntry>> = {
  ...deviceEvents,
  'inspection.photo-stored': entry(
    'inspections-topic',
    'sync-gateway',
    PhotoStoredData,
    'The last byte of a photo or signature was verified, and what it is',
  ),
  'inspection.line-quarantined': entry(
    'inspections-topic',
    'sync-gateway',
    LineQuarantinedData,
    'A line was kept but cannot be used',
  ),
  'inspection.line-settled': entry(
    'inspections-topic',
    'sync-gateway',
    LineSettledData,
    'The office decided that a line will not count',
  ),
  ...keyEvents,
  'inspection.verdict-given': inspection(VerdictGivenData, 'What the office says of an inspection changed'),
  'inspection.completed': inspection(InspectionCompleted, 'Everything sealed has arrived and was verified'),
  'inspection.amended': inspection(InspectionCompleted, 'A later seal with a reason was completed'),
  'inspection.retest-ordered': inspection(RetestOrderedData, 'A failed test must be repeated in part'),
  'inspection.decided': inspection(DecidedData, 'A person decided about an inspection'),
  'inspection.reference-published': inspection(Change, 'Equipment, templates: what devices must know'),
  'appointment.created': appointment('An inspection was planned'),
  'appointment.reference-published': appointment('Centres: what devices must know', Change),
  'certificate.generated': certificate('A certificate was issued'),
  'certificate.revoked': certificate('A certificate was revoked'),
  'certificate.suspended': certificate('A certificate was suspended'),
  'certificate.reinstated': certificate('A suspended certificate is valid again'),
  'certificate.refused': entry(
    'certificates-topic',
    'certificate-service',
    CertificateRefusedData,
    'A completed inspection cannot be printed or signed as it is',
  ),
  'certificate.expiring': entry(
    'certificates-topic',
    'certificate-service',
    CertificateExpiringData,
    'A pass expires in some weeks and nothing newer replaces it',
  ),
  'certificate.superseded': certificate('A certificate was replaced by a later revision'),
}
