import type { ChangeCertificate } from '@sac/contracts/http/certificates'
import { appendAudit } from '@sac/platform/audit/append-audit'
import { isNewCommand } from '@sac/platform/commands/is-new-command'
import { withTransaction } from '@sac/platform/db/with-transaction'
import { Problem } from '@sac/platform/http/problem'
import { publish } from '@sac/platform/outbox/publish'
import type { CertificatesDeps } from '../certificates-deps.ts'
import { type StatusChange, statusAfter } from '../domain/certificate.ts'
import { markStatusYearChanged } from '../store/counters.ts'
import { changeEvents } from './certificate-event.ts'
import { changeStatus } from './change-status.ts'
import { requireCertificate } from './require-certificate.ts'

export type Change = {
  change: Exclude<StatusChange, 'supersede'>
  certificateId: string
  command: ChangeCertificate
  actorId: string
}

/** Revokes, suspends or reinstates, with its audit event and its fact. Nothing is ever deleted. Throws Problem `certificate.*`. */
export async function changeCertificate(deps: CertificatesDeps, { change, certificateId, command, actorId }: Change) {
  const { commandId, version, reason, note } = command
  await withTransaction(deps.pool, async (tx) => {
    if (!(await isNewCommand(deps, tx, { commandId, content: { change, certificateId, ...command } }))) return
    const row = await requireCertificate(tx, { certificateId, version })
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
      details: { commandId, ...decided },
    })
  })
}
