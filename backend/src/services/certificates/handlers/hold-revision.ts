import { appendAudit } from '@sac/platform/audit/append-audit'
import type { Tx } from '@sac/platform/db/with-transaction'
import { publish } from '@sac/platform/outbox/publish'
import type { CertificatesDeps } from '../certificates-deps.ts'
import type { CertificateRow } from '../store/certificate-rows.ts'
import { changeEvents } from './certificate-event.ts'
import { changeStatus } from './change-status.ts'

type Holding = {
  /** All revisions, lowest first, locked, as they were before `generated` was completed. */
  revisions: readonly CertificateRow[]
  generated: CertificateRow
}

/**
 * A new revision never lifts what an administrator has decided: a pass that follows a suspended or a revoked revision is
 * suspended until an administrator reinstates it. The caller has marked its year as changed.
 */
export async function holdRevision(deps: CertificatesDeps, tx: Tx, { revisions, generated }: Holding): Promise<void> {
  const isNewest = !revisions.some(({ revision, status }) => revision > generated.revision && status !== 'issuing')
  const before = revisions.findLast(({ revision, status }) => revision < generated.revision && status !== 'issuing')
  if (!isNewest || generated.kind !== 'certificate' || !before) return
  if (before.status === 'suspended')
    await suspend(deps, tx, { row: generated, reason: reasonOf(before), note: before.statusNote })
  if (before.status === 'revoked') {
    const note = `Revision ${before.revision} was revoked: ${reasonOf(before)}.`
    await suspend(deps, tx, { row: generated, reason: 'under-review', note })
  }
}

const reasonOf = ({ statusReason }: CertificateRow) => statusReason ?? 'under-review'

type Suspension = { row: CertificateRow; reason: string; note: string | null }

async function suspend(deps: CertificatesDeps, tx: Tx, { row, reason, note }: Suspension): Promise<void> {
  const { certificateId } = row
  const at = deps.now()
  const details = await changeStatus(tx, { certificateId, status: 'suspended', reason, note, at, supersededBy: null })
  const event = changeEvents.suspend(row, { userId: null, reasonCode: reason })
  await publish(deps, tx, [event])
  await appendAudit(deps, tx, { actorId: null, action: event.type, subjectId: certificateId, reason, note, details })
}
