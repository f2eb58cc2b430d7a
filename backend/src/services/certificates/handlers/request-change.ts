// What two administrators have to agree on: one asks, another decides. Nothing about the certificate changes before that.
import type { ChangeRequest, Corrections } from '@sac/contracts/http/certificates'
import { appendAudit } from '@sac/platform/audit/append-audit'
import { isNewCommand } from '@sac/platform/commands/is-new-command'
import { type Tx, withTransaction } from '@sac/platform/db/with-transaction'
import { Problem } from '@sac/platform/http/problem'
import type { CertificatesDeps } from '../certificates-deps.ts'
import { statusAfter } from '../domain/certificate.ts'
import { findWaiting, insertRequest } from '../store/request-rows.ts'
import { requireCertificate } from './require-certificate.ts'

type Command = { commandId: string; version: number; reason: string; note: string }
type Asked = Pick<ChangeRequest, 'requestId' | 'change' | 'corrections' | 'reason' | 'note'> & {
  certificateId: string
  requestedBy: string
}

/** Notes what somebody asks for. Throws Problem `certificate.change-waits` where something else was asked for before. */
export async function openRequest(deps: CertificatesDeps, tx: Tx, asked: Asked): Promise<void> {
  const { certificateId, requestId, change, corrections, reason, note, requestedBy } = asked
  if (!(await insertRequest(tx, { ...asked, requestedAt: deps.now() }))) throw await waits(tx, certificateId)
  await appendAudit(deps, tx, {
    actorId: requestedBy,
    action: `certificate.${change}-requested`,
    subjectId: certificateId,
    reason,
    note,
    details: { requestId, fields: fieldsOf(corrections) },
  })
}

export const fieldsOf = (corrections: Corrections | null) => Object.keys(corrections ?? {})

async function waits(tx: Tx, certificateId: string): Promise<Problem> {
  const first = await findWaiting(tx, { certificateId })
  const what = first?.change === 'revoke' ? 'A revocation' : 'A correction'
  const detail = `${what} was asked for at ${first?.requestedAt.toISOString()}: agree to it, or decline it, first.`
  return new Problem('certificate.change-waits', { detail })
}

type Revocation = { certificateId: string; command: Command; actorId: string }

/** Somebody wants it revoked. Throws Problem `certificate.*`. */
export async function requestRevocation(
  deps: CertificatesDeps,
  { certificateId, command, actorId }: Revocation,
): Promise<void> {
  const { commandId, version, reason, note } = command
  await withTransaction(deps.pool, async (tx) => {
    if (!(await isNewCommand(deps, tx, { commandId, content: { change: 'revoke', certificateId, ...command } }))) return
    const { status } = await requireCertificate(tx, { certificateId, version })
    if (statusAfter(status, 'revoke') === null)
      throw new Problem('certificate.illegal-transition', { detail: `It is ${status}; nothing was changed.` })
    const asked = { requestId: commandId, change: 'revoke', corrections: null, reason, note } as const
    await openRequest(deps, tx, { ...asked, certificateId, requestedBy: actorId })
  })
}
