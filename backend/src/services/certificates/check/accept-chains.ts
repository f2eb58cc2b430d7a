import { appendAudit } from '@sac/platform/audit/append-audit'
import { withTransaction } from '@sac/platform/db/with-transaction'
import type { CertificatesDeps } from '../certificates-deps.ts'
import { forgetHeads } from './kept-heads.ts'

type Deps = Pick<CertificatesDeps, 'pool' | 'now' | 'newId' | 'blobs'>

/** A person knows why the chains are not those of before: after a restored backup they end earlier. Audited, with the heads given up. */
export async function acceptChains(deps: Deps, { note }: { note: string }): Promise<void> {
  const heads = await forgetHeads(deps.blobs.records)
  const entry = { actorId: null, action: 'chains.accepted', subjectId: null, reason: null, note, details: { heads } }
  await withTransaction(deps.pool, (tx) => appendAudit(deps, tx, entry))
}
