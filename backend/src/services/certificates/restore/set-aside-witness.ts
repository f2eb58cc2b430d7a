import { appendAudit } from '@sac/platform/audit/append-audit'
import { withTransaction } from '@sac/platform/db/with-transaction'
import type { CertificatesDeps } from '../certificates-deps.ts'
import { insertSetAsideIfAbsent } from '../store/set-aside-rows.ts'

type SetAside = { name: string; note: string }

/**
 * A person decides to do without a witness: its paper is not adopted, its number is left out. Nothing is deleted. False when it
 * was set aside before.
 */
export function setAsideWitness(
  deps: Pick<CertificatesDeps, 'pool' | 'now' | 'newId'>,
  { name, note }: SetAside,
): Promise<boolean> {
  return withTransaction(deps.pool, async (tx) => {
    if (!(await insertSetAsideIfAbsent(tx, { name, note, at: deps.now() }))) return false
    const nobody = { actorId: null, subjectId: null, reason: null }
    await appendAudit(deps, tx, { ...nobody, action: 'witness.set-aside', note, details: { witness: name } })
    return true
  })
}
