import { isDeepStrictEqual } from 'node:util'
import type { Seller } from '@sac/contracts/http/invoices'
import { appendAudit } from '@sac/platform/audit/append-audit'
import { withTransaction } from '@sac/platform/db/with-transaction'
import { Problem } from '@sac/platform/http/problem'
import type { InvoicesDeps } from '../invoices-deps.ts'
import { findSeller, lockSeller, replaceCentres, upsertSeller } from '../store/seller-rows.ts'

type Writing = {
  sellerId: string
  seller: Seller
  /** As who writes it was shown it, null for one that is new. */
  seen?: Seller | null | undefined
  /** null for demo data. */
  actorId: string | null
}

/** Says who sells where, from the next invoice on; the same again changes nothing. Throws Problem `record.changed`, `seller.centre-taken`. */
export function writeSeller(
  deps: Pick<InvoicesDeps, 'pool' | 'now' | 'newId'>,
  { sellerId, seller, seen, actorId }: Writing,
): Promise<void> {
  return withTransaction(deps.pool, async (tx) => {
    await lockSeller(tx, { sellerId })
    const known = await findSeller(tx, { sellerId })
    if (isDeepStrictEqual(known, seller)) return
    if (seen !== undefined && !isDeepStrictEqual(known, seen))
      throw new Problem('record.changed', { detail: 'Look at the seller as it is now, and change it again.' })
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
