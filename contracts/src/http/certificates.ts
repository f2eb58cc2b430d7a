// Bodies of the certificates and verify operations.
import * as z from 'zod/mini'
import { statusReasons } from '../certificate/status-list.ts'
import { CalendarDate, Code, Instant, Int4, remarkText, Sha256, Uuid, Vin, writtenText } from '../ids.ts'
import { ResultCode } from '../inspection/report.ts'
import { After } from './page.ts'

export const CertificateId = z.strictObject({ id: Uuid })

export const CertificateStatus = z.enum(['issuing', 'valid', 'suspended', 'revoked', 'superseded'])
export type CertificateStatus = z.infer<typeof CertificateStatus>

/** `issued`, `tested`: the newest first. `expires`: what ends first, and nothing that has no end. */
export const CertificateSort = z.enum(['issued', 'tested', 'expires'])
export type CertificateSort = z.infer<typeof CertificateSort>

/** As issued, the newest first, unless told; of those issued before `before`, where it is given. */
export const ListCertificates = z.strictObject({
  status: z.optional(CertificateStatus),
  result: z.optional(ResultCode),
  centreId: z.optional(Code),
  /** Days of the test, both included. */
  testedFrom: z.optional(CalendarDate),
  testedTo: z.optional(CalendarDate),
  /** Passes in force that end within so many days and that no newer pass of the car replaces. */
  expiringWithin: z.optional(z.string().check(z.regex(/^[1-9]\d{0,2}$/))),
  sort: z.optional(CertificateSort),
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
  centreId: z.string(),
  testedOn: CalendarDate,
  validUntil: z.nullable(CalendarDate),
  issuedAt: Instant,
})
export type CertificateSummary = z.infer<typeof CertificateSummary>

export const CertificateList = z.strictObject({ certificates: z.array(CertificateSummary), more: z.boolean() })

/** What a reissue may correct. Another VIN needs a second administrator. */
export const Corrections = z.strictObject({
  vin: z.optional(Vin),
  plate: z.optional(writtenText('plate')),
  country: z.optional(z.string().check(z.regex(/^[A-Z]{1,3}$/))),
  make: z.optional(writtenText('make')),
  model: z.optional(writtenText('model')),
  remark: z.optional(remarkText('remark')),
})
export type Corrections = z.infer<typeof Corrections>

/** What two agree on: a revocation is for good, another VIN is another car. */
const ChangeRequestKind = z.enum(['revoke', 'reissue'])

/** A change that waits for another administrator than who asked for it. */
export const ChangeRequest = z.strictObject({
  requestId: Uuid,
  change: ChangeRequestKind,
  /** Of a reissue. */
  corrections: z.nullable(Corrections),
  reason: z.string(),
  note: z.string(),
  requestedBy: Uuid,
  requestedAt: Instant,
})
export type ChangeRequest = z.infer<typeof ChangeRequest>

export const ChangeRequestList = z.strictObject({
  requests: z.array(z.extend(ChangeRequest, { certificate: CertificateSummary })),
})
export const ChangeRequestId = z.strictObject({ id: Uuid, requestId: Uuid })

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
  /** What somebody has asked for and another administrator has to agree to. */
  awaiting: z.nullable(ChangeRequest),
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

export const ReissueCertificate = z.strictObject({ ...command, corrections: Corrections })
export type ReissueCertificate = z.infer<typeof ReissueCertificate>

/** `version`: of the certificate that was looked at. */
export const ApproveChange = z.strictObject({ commandId: Uuid, version: command.version })
export type ApproveChange = z.infer<typeof ApproveChange>
export const DeclineChange = z.strictObject({ commandId: Uuid, note: command.note })
export type DeclineChange = z.infer<typeof DeclineChange>

/** What signs, and what the public is told: with the moment each was made, to see its age. */
export const SigningState = z.strictObject({
  keys: z.array(
    z.strictObject({
      kid: z.string(),
      state: z.enum(['active', 'next', 'retired', 'compromised']),
      notBefore: Instant,
      signUntil: Instant,
      compromisedSince: z.nullable(Instant),
      /** Papers in force that it has signed. */
      inForce: z.int(),
    }),
  ),
  /** Who seals the PDFs, as an outsider reads it. */
  seal: z.strictObject({ subject: z.string(), validUntil: Instant }),
  /** null before the first. */
  trustList: z.nullable(z.strictObject({ version: z.int(), signedAt: Instant })),
  /** One of each year. `isCurrent`: it shows everything that was decided. */
  lists: z.array(
    z.strictObject({
      year: z.int(),
      entries: z.int(),
      notValid: z.int(),
      publishedAt: z.nullable(Instant),
      isCurrent: z.boolean(),
    }),
  ),
})
export type SigningState = z.infer<typeof SigningState>

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
