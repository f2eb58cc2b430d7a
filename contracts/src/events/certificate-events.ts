// What the certificates service tells; all under the inspection, so that the revisions of one certificate arrive in their order.
import * as z from 'zod/mini'
import { CalendarDate, Instant, Sha256, Uuid } from '../ids.ts'
import { toldBy } from './catalogue-entry.ts'

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
export type CertificateData = z.infer<typeof CertificateData>

/** What is told of a paper that was made; in events of before some of it may be absent. */
const GeneratedData = z.extend(CertificateData, {
  kind: z.optional(z.enum(['certificate', 'report', 'refusal'])),
  appointmentId: z.optional(z.nullable(Uuid)),
  centreId: z.optional(z.string()),
  testedOn: z.optional(CalendarDate),
  issuedAt: z.optional(Instant),
  pdfSha256: z.optional(Sha256),
  /** Where anyone verifies it; null where there is nothing to verify. */
  verifyUrl: z.optional(z.nullable(z.string())),
})

const SupersededData = z.extend(CertificateData, {
  supersededBy: z.optional(Uuid),
  successorRevision: z.optional(z.int()),
})

/** A completed inspection that cannot become a paper as it is; the inspector corrects it and seals it again. */
const RefusedData = z.object({
  inspectionId: Uuid,
  reportRevision: z.int(),
  code: z.enum(['glyph-missing', 'does-not-fit-qr', 'photo-unreadable']),
  /** Which fields, and what is wrong with them. */
  detail: z.string(),
})

const ExpiringData = z.extend(CertificateData, { weeks: z.int(), appointmentId: z.nullable(Uuid) })

const event = toldBy('certificate-service', 'certificates-topic')
const aggregate = ['inspectionId'] as const
const changed = {
  data: CertificateData,
  aggregate,
  readers: ['sync-gateway-group', 'vehicle-service-group', 'notification-service-group'],
} as const

export const certificateEvents = {
  'certificate.generated': event({
    data: GeneratedData,
    aggregate,
    readers: [
      'inspection-service-group',
      'sync-gateway-group',
      'vehicle-service-group',
      'payment-service-group',
      'notification-service-group',
    ],
    summary: 'A certificate was issued',
  }),
  'certificate.revoked': event({ ...changed, summary: 'A certificate was revoked' }),
  'certificate.suspended': event({ ...changed, summary: 'A certificate was suspended' }),
  'certificate.reinstated': event({ ...changed, summary: 'A suspended certificate is valid again' }),
  'certificate.refused': event({
    data: RefusedData,
    aggregate,
    readers: ['inspection-service-group'],
    summary: 'A completed inspection cannot be printed or signed as it is',
  }),
  'certificate.expiring': event({
    data: ExpiringData,
    aggregate,
    readers: ['notification-service-group'],
    summary: 'A pass expires in some weeks and nothing newer replaces it',
  }),
  'certificate.superseded': event({
    data: SupersededData,
    aggregate,
    readers: ['vehicle-service-group'],
    summary: 'A certificate was replaced by a later revision',
  }),
} as const
