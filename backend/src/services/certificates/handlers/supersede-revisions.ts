import { appendAudit } from '@sac/platform/audit/append-audit'
import type { Tx } from '@sac/platform/db/with-transaction'
import { publish } from '@sac/platform/outbox/publish'
import type { CertificatesDeps } from '../certificates-deps.ts'
import { statusAfter } from '../domain/certificate.ts'
import type { CertificateRow } from '../store/certificate-rows.ts'
import { changeEvents } from './certificate-event.ts'
import { changeStatus } from './change-status.ts'

type Superseding = {
  /** All revisions, lowest first, locked, as they were before `generated` was completed. */
  revisions: readonly CertificateRow[]
  generated: CertificateRow
}

/**
 * Only the highest generated revision stays in force. Jobs may finish out of order, so the one just generated may itself be
 * the one to step back. The caller has marked the years of all revisions as changed.
 */
export async function supersedeRevisions(
  deps: CertificatesDeps,
  tx: Tx,
  { revisions, generated }: Superseding,
): Promise<void> {
  const current = revisions.map((row) =>
    row.certificateId === generated.certificateId ? { ...row, status: 'valid' as const } : row,
  )
  const heir = current.findLast(({ status }) => status !== 'issuing')
  if (!heir) return
  for (const row of current.filter(({ revision }) => revision < heir.revision)) {
    const status = statusAfter(row.status, 'supersede')
    if (status === null) continue
    await supersede(deps, tx, { row, heir })
  }
}

async function supersede(
  deps: CertificatesDeps,
  tx: Tx,
  { row, heir }: { row: CertificateRow; heir: CertificateRow },
): Promise<void> {
  const { certificateId } = row
  const details = { supersededBy: heir.certificateId, successorRevision: heir.revision }
  const note = heir.report.revisionReason
  // A revision nobody asked for: only a burnt key makes those.
  const reason = heir.reportRevision === null && heir.issuedBy === null ? 'key-compromised' : 'corrected'
  const decided = await changeStatus(tx, {
    certificateId,
    status: 'superseded',
    reason,
    note,
    at: deps.now(),
    supersededBy: heir.certificateId,
  })
  const event = changeEvents.supersede(row, { userId: heir.issuedBy, reasonCode: reason, ...details })
  await publish(deps, tx, [event])
  await appendAudit(deps, tx, {
    actorId: heir.issuedBy,
    action: event.type,
    subjectId: certificateId,
    reason,
    note,
    details: { ...details, ...decided },
  })
}
