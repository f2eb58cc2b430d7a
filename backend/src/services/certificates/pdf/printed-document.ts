import type { InspectionReport } from '@sac/contracts/inspection/report'
import type { Language } from '@sac/contracts/template/template'

/** What issuing adds to the report; absent on a refusal, which has no number and no QR. */
export type PrintedIssue = {
  number: string
  revision: number
  /** Last day the paper is good for, `YYYY-MM-DD`. */
  validUntil: string | null
  /** The address in the QR, digits included. */
  url: string
  /** The signed bytes in the QR, attached as `certificate.cose`. */
  cose: Uint8Array
}

/** Everything a document is made of; the same value gives the same bytes before the signature. Can be sent to a worker. */
export type PrintedDocument = {
  language: Language
  report: InspectionReport
  issue: PrintedIssue | null
  /** ISO 8601; the only date that is not in the report. */
  issuedAt: string
  /** The one genuine host, in words. */
  verifyHost: string
  /** The bay photo's exact bytes (JPEG). */
  photo: Uint8Array | null
  sealedBy: string
}
