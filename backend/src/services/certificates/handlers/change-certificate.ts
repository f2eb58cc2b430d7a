import type { ChangeCertificate } from '@sac/contracts/http/certificates'
import { appendAudit } from '@sac/platform/audit/append-audit'
import { isNewCommand } from '@sac/platform/commands/is-new-command'
import { type Tx, withTransaction } from '@sac/platform/db/with-transaction'
import { Problem } from '@sac/platform/http/problem'
import { publish } from '@sac/platform/outbox/publish'
import type { CertificatesDeps } from '../certificates-deps.ts'
import { type StatusChange, statusAfter } from '../domain/certificate.ts'
import type { CertificateRow } from '../store/certificate-rows.ts'
import { markStatusYearChanged } from '../store/counters.ts'
import { changeEvents } from './certificate-event.ts'
import { changeStatus } from './change-status.ts'
import { requireCertificate } from './require-certificate.ts'

type Change = Exclude<StatusChange, 'supersede'>
type Changing = {
  /** What one administrator decides alone: it can be undone. */
  change: Exclude<Change, 'revoke'>
  certificateId: string
  command: ChangeCertificate
  actorId: string
}

/** Suspends or reinstates, with its audit event and its fact. Throws Problem `certificate.*`. */
export async function changeCertificate(
  deps: CertificatesDeps,
  { change, certificateId, command, actorId }: Changing,
): Promise<void> {
  const { commandId, version } = command
  await withTransaction(deps.pool, async (tx) => {
    if (!(await isNewCommand(deps, tx, { commandId, content: { change, certificateId, ...command } }))) return
    const row = await requireCertificate(tx, { certificateId, version })
    await applyChange(deps, tx, { change, row, command, actorId, proposedBy: null })
  })
}

type Applying = {
  change: Change
  /** Locked. */
  row: CertificateRow
  command: Pick<ChangeCertificate, 'commandId'> & { reason: string; note: string }
  actorId: string
  /** Who asked for it, where two agreed. */
  proposedBy: string | null
}

/** Gives it its new status. Nothing is ever deleted. Throws Problem `certificate.illegal-transition`. */
export async function applyChange(
  deps: CertificatesDeps,
  tx: Tx,
  { change, row, command, actorId, proposedBy }: Applying,
): Promise<void> {
  const { commandId, reason, note } = command
  const { certificateId } = row
  const status = statusAfter(row.status, change)
  if (status === null || status === 'issuing')
    throw new Problem('certificate.illegal-transition', { detail: `It is ${row.status}; nothing was changed.` })
  const decided = await changeStatus(tx, { certificateId, status, reason, note, at: deps.now(), supersededBy: null })
  if (row.statusYear !== null) await markStatusYearChanged(tx, { year: row.statusYear })
  const event = changeEvents[change](row, { userId: actorId, reasonCode: reason })
  await publish(deps, tx, [event])
  await appendAudit(deps, tx, {
    actorId,
    action: event.type,
    subjectId: certificateId,
    reason,
    note,
    details: { commandId, ...(proposedBy === null ? {} : { proposedBy }), ...decided },
  })
}
