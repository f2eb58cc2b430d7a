// Bodies of the certificates and verify operations.
import * as z from 'zod/mini'
import { statusReasons } from '../certificate/status-list.ts'
import { CalendarDate, Instant, Int4, remarkText, Sha256, Uuid, Vin, writtenText } from '../ids.ts'
import { ResultCode } from '../inspection/report.ts'
import { After } from './page.ts'

export const CertificateId = z.strictObject({ id: Uuid })

export const CertificateStatus = z.enum(['issuing', 'valid', 'suspended', 'revoked', 'superseded'])
export type CertificateStatus = z.infer<typeof CertificateStatus>

/** Newest first; of those issued before `before`, where it is given. */
export const ListCertificates = z.strictObject({
  status: z.optional(CertificateStatus),
  /** Beginning of a number, plate or VIN however it is spelled (text/keys), at least two letters or digits. */
  search: z.optional(z.string().check(z.minLength(2), z.maxLength(60))),
  inspectionId: z.optional(Uuid),
  before: z.optional(Instant),
  after: After,
})

export const CertificateSummary = z.strictObject({
  certificateId: Uuid,
  inspectionId: Uuid,
  /** null on a refusal. */
  number: z.nullable(z.string()),
  revision: z.int(),
  kind: z.enum(['certificate', 'report', 'refusal']),
  status: CertificateStatus,
  /** Changes with every change of status; a command names the one it was decided on. */
  version: z.int(),
  result: ResultCode,
  vin: z.string(),
  plate: z.string(),
  testedOn: CalendarDate,
  validUntil: z.nullable(CalendarDate),
  issuedAt: Instant,
})
export type CertificateSummary = z.infer<typeof CertificateSummary>

export const CertificateList = z.strictObject({ certificates: z.array(CertificateSummary), more: z.boolean() })

export const CertificateDetail = z.extend(CertificateSummary, {
  /** What the QR opens; null until it is made and on a refusal. */
  verifyUrl: z.nullable(z.string()),
  pdfSha256: z.nullable(Sha256),
  reason: z.nullable(z.string()),
  note: z.nullable(z.string()),
  supersededBy: z.nullable(Uuid),
  history: z.array(
    z.strictObject({
      action: z.string(),
      at: Instant,
      actorId: z.nullable(z.string()),
      reason: z.nullable(z.string()),
      note: z.nullable(z.string()),
    }),
  ),
  /** A correction that waits for another administrator: send the same reissue to approve it. */
  awaiting: z.nullable(z.strictObject({ proposedBy: z.string(), at: Instant, reason: z.string(), note: z.string() })),
})
export type CertificateDetail = z.infer<typeof CertificateDetail>

/** `commandId` is made by the client: repeating the command changes nothing. `version` is the one that was looked at. */
const command = {
  commandId: Uuid,
  version: Int4.check(z.positive()),
  reason: z.enum(statusReasons),
  note: writtenText('reason'),
}

/** Body of revoke, suspend and reinstate. */
export const ChangeCertificate = z.strictObject(command)
export type ChangeCertificate = z.infer<typeof ChangeCertificate>

/** What a reissue may correct. Another VIN needs a second administrator, who sends the same correction. */
export const Corrections = z.strictObject({
  vin: z.optional(Vin),
  plate: z.optional(writtenText('plate')),
  country: z.optional(z.string().check(z.regex(/^[A-Z]{1,3}$/))),
  make: z.optional(writtenText('make')),
  model: z.optional(writtenText('model')),
  remark: z.optional(remarkText('remark')),
})
export type Corrections = z.infer<typeof Corrections>

export const ReissueCertificate = z.strictObject({ ...command, corrections: Corrections })
export type ReissueCertificate = z.infer<typeof ReissueCertificate>

const digits = z.string().check(z.regex(/^\d{1,2000}$/))

const VerifyByDigits = z.strictObject({ digits: z.string().check(z.minLength(1), z.maxLength(4000)) })

/** One of: what stands behind `#` in the QR, the signed bytes (base64url), the SHA-256 of a PDF, or number and VIN. */
export const VerifyRequest = z.union([
  VerifyByDigits,
  z.strictObject({ cose: z.string().check(z.regex(/^[\w-]{1,2000}$/)) }),
  z.strictObject({ pdfSha256: Sha256 }),
  z.strictObject({
    number: z.string().check(z.minLength(5), z.maxLength(40)),
    /** The last one to four characters of the VIN, or the whole of it, however it is spelled (text/keys). */
    vin4: z.string().check(z.minLength(1), z.maxLength(60)),
  }),
])
export type VerifyRequest = z.infer<typeof VerifyRequest>

/** Only whoever holds the signed bytes gets the PDF. */
export const VerifyPdf = z.strictObject({ digits })
