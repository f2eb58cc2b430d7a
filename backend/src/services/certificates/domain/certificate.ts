// A certificate of one revision and its life.
import type { CertificateStatus } from '@sac/contracts/http/certificates'
import type { InspectionReport, ResultCode } from '@sac/contracts/inspection/report'

export type CertificateKind = 'certificate' | 'report' | 'refusal'

/** What a result leads to: a failed test gets a report in the same form, an abandoned one a refusal without number or QR. */
export function kindOf(result: ResultCode): CertificateKind {
  if (result === 'abandoned') return 'refusal'
  return result.startsWith('pass') ? 'certificate' : 'report'
}

export type StatusChange = 'revoke' | 'suspend' | 'reinstate' | 'supersede'

/** What gives a certificate a status. */
export const changeTo = {
  valid: 'reinstate',
  suspended: 'suspend',
  revoked: 'revoke',
  superseded: 'supersede',
} as const satisfies Partial<Record<CertificateStatus, StatusChange>>

const transitions: Readonly<Record<CertificateStatus, Partial<Record<StatusChange, CertificateStatus>>>> = {
  issuing: {},
  valid: { revoke: 'revoked', suspend: 'suspended', supersede: 'superseded' },
  suspended: { revoke: 'revoked', reinstate: 'valid', supersede: 'superseded' },
  revoked: {},
  superseded: {},
}

/** The status after a change, or null where the present one does not allow it. Revoked and superseded are final. */
export const statusAfter = (status: CertificateStatus, change: StatusChange): CertificateStatus | null =>
  transitions[status][change] ?? null

/** The report as printed for a certificate's revision, which counts corrections by the office too. */
export const reportFor = (
  report: InspectionReport,
  { revision, reason }: { revision: number; reason: string | null },
): InspectionReport => ({
  ...report,
  revision,
  revisionReason: revision === 1 ? null : (reason ?? report.revisionReason),
})
