import type { Seller } from '@sac/contracts/http/invoices'
import { appendAudit } from '@sac/platform/audit/append-audit'
import { withTransaction } from '@sac/platform/db/with-transaction'
import { Problem } from '@sac/platform/http/problem'
import type { InvoicesDeps } from '../invoices-deps.ts'
import { replaceCentres, upsertSeller } from '../store/seller-rows.ts'

type Writing = { sellerId: string; seller: Seller /** null for demo data. */; actorId: string | null }

/** Says who sells where, from the next invoice on. */
export function writeSeller(
  deps: Pick<InvoicesDeps, 'pool' | 'now' | 'newId'>,
  { sellerId, seller, actorId }: Writing,
): Promise<void> {
  return withTransaction(deps.pool, async (tx) => {
    await upsertSeller(tx, { sellerId, seller, changedAt: deps.now() })
    if (!(await replaceCentres(tx, { sellerId, centres: seller.centres })))
      throw new Problem('seller.centre-taken', { detail: 'Take the centre from the other seller first.' })
    await appendAudit(deps, tx, {
      actorId,
      action: 'seller.written',
      subjectId: sellerId,
      reason: null,
      note: null,
      details: { seller },
    })
  })
}
