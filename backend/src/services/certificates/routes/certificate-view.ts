import type { CertificateDetail, CertificateSummary, ChangeRequest } from '@sac/contracts/http/certificates'
import { type AuditRow, listAuditEventsOf } from '@sac/platform/audit/audit-rows'
import { Problem } from '@sac/platform/http/problem'
import type { CertificatesDeps } from '../certificates-deps.ts'
import { verifyUrl } from '../sealing/make-pdf.ts'
import { type CertificateRow, findCertificate } from '../store/certificate-rows.ts'
import { findWaiting, type RequestRow } from '../store/request-rows.ts'

export async function requireRow({ pool }: CertificatesDeps, certificateId: string): Promise<CertificateRow> {
  const row = await findCertificate(pool, { certificateId })
  if (!row) throw new Problem('certificate.not-found')
  return row
}

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
  centreId: row.report.centre.id,
  testedOn: row.testedOn,
  validUntil: row.validUntil,
  issuedAt: row.issuedAt.toISOString(),
})

export async function detailOf(deps: CertificatesDeps, row: CertificateRow): Promise<CertificateDetail> {
  const { certificateId } = row
  const history = await listAuditEventsOf(deps.pool, { subjectId: certificateId })
  const waiting = await findWaiting(deps.pool, { certificateId })
  return {
    ...summaryOf(row),
    verifyUrl: row.cose === null ? null : verifyUrl(deps, row.cose),
    pdfSha256: row.pdfSha256,
    reason: row.statusReason,
    note: row.statusNote,
    supersededBy: row.supersededBy,
    history: history.map(historyOf),
    awaiting: waiting && requestOf(waiting),
  }
}

const requestOf = ({ certificateId: _of, status: _waiting, requestedAt, ...request }: RequestRow): ChangeRequest => ({
  ...request,
  requestedAt: requestedAt.toISOString(),
})

const historyOf = ({ action, at, actorId, reason, note }: AuditRow) => ({
  action,
  at: at.toISOString(),
  actorId,
  reason,
  note,
})
