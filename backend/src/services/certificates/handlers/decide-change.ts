// Another administrator agrees to what somebody asked for, or does not.
import { appendAudit } from '@sac/platform/audit/append-audit'
import { isNewCommand } from '@sac/platform/commands/is-new-command'
import { type Tx, withTransaction } from '@sac/platform/db/with-transaction'
import { Problem } from '@sac/platform/http/problem'
import type { CertificatesDeps } from '../certificates-deps.ts'
import { lockCertificate } from '../store/certificate-rows.ts'
import { findRequest, type RequestRow, updateRequest } from '../store/request-rows.ts'
import { applyChange } from './change-certificate.ts'
import { reissue } from './reissue-certificate.ts'
import { requireCertificate } from './require-certificate.ts'

type Ids = { certificateId: string; requestId: string; commandId: string; actorId: string }

/** Does what was asked for. Throws Problem `certificate.*`. */
export async function approveChange(deps: CertificatesDeps, given: Ids & { version: number }): Promise<void> {
  const { certificateId, requestId, commandId, version, actorId } = given
  await withTransaction(deps.pool, async (tx) => {
    const content = { approve: requestId, certificateId, version }
    if (!(await isNewCommand(deps, tx, { commandId, content }))) return
    const row = await requireCertificate(tx, { certificateId, version })
    const request = await requireWaiting(tx, given)
    if (request.requestedBy === actorId)
      throw new Problem('certificate.second-person', { detail: 'You asked for it: another administrator agrees.' })
    await updateRequest(tx, { requestId, status: 'approved', decidedBy: actorId, at: deps.now() })
    const { change, corrections, requestedBy: proposedBy, reason, note } = request
    const agreed = { row, actorId, command: { commandId, reason, note }, proposedBy }
    if (change === 'revoke') await applyChange(deps, tx, { ...agreed, change })
    else await reissue(deps, tx, { ...agreed, corrections: corrections ?? {} })
  })
}

/** Nothing comes of it; also for whoever asked. Throws Problem `certificate.*`. */
export async function declineChange(deps: CertificatesDeps, given: Ids & { note: string }): Promise<void> {
  const { certificateId, requestId, commandId, note, actorId } = given
  await withTransaction(deps.pool, async (tx) => {
    if (!(await isNewCommand(deps, tx, { commandId, content: { decline: requestId, certificateId, note } }))) return
    if (!(await lockCertificate(tx, { certificateId }))) throw new Problem('certificate.not-found')
    const { change } = await requireWaiting(tx, given)
    await updateRequest(tx, { requestId, status: 'declined', decidedBy: actorId, at: deps.now() })
    const about = { actorId, subjectId: certificateId, reason: null, note }
    await appendAudit(deps, tx, { ...about, action: `certificate.${change}-declined`, details: { requestId } })
  })
}

/** Throws Problem `certificate.request-over`, which says what became of it. */
async function requireWaiting(tx: Tx, ids: Pick<Ids, 'certificateId' | 'requestId'>): Promise<RequestRow> {
  const request = await findRequest(tx, ids)
  if (request?.status === 'waiting') return request
  const detail = request ? `Somebody has ${request.status} it. Look at it again.` : 'Look at the certificate again.'
  throw new Problem('certificate.request-over', { detail })
}
