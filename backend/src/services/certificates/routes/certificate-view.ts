import type { CertificateDetail, CertificateSummary } from '@sac/contracts/http/certificates'
import { type AuditRow, listAuditEventsOf } from '@sac/platform/audit/audit-rows'
import type { CertificatesDeps } from '../certificates-deps.ts'
import { verifyUrl } from '../sealing/make-pdf.ts'
import { findApproval } from '../store/approval-rows.ts'
import type { CertificateRow } from '../store/certificate-rows.ts'

export const summaryOf = (row: CertificateRow): CertificateSummary => ({
  certificateId: row.certificateId,
  inspectionId: row.inspectionId,
  number: row.number,
  revision: row.revision,
  kind: row.kind,
  status: row.status,
  version: row.version,
  result: row.result,
  vin: row.vin,
  plate: row.plate,
  testedOn: row.testedOn,
  validUntil: row.validUntil,
  issuedAt: row.issuedAt.toISOString(),
})

export async function detailOf(deps: CertificatesDeps, row: CertificateRow): Promise<CertificateDetail> {
  const { certificateId } = row
  const history = await listAuditEventsOf(deps.pool, { subjectId: certificateId })
  const approval = await findApproval(deps.pool, { certificateId })
  return {
    ...summaryOf(row),
    verifyUrl: row.cose === null ? null : verifyUrl(deps, row.cose),
    pdfSha256: row.pdfSha256,
    reason: row.statusReason,
    note: row.statusNote,
    supersededBy: row.supersededBy,
    history: history.map(historyOf),
    awaiting: approval && {
      proposedBy: approval.proposedBy,
      at: approval.proposedAt.toISOString(),
      reason: approval.reason,
      note: approval.note,
    },
  }
}

const historyOf = ({ action, at, actorId, reason, note }: AuditRow) => ({
  action,
  at: at.toISOString(),
  actorId,
  reason,
  note,
})
