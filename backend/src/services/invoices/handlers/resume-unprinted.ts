import { withTransaction } from '@sac/platform/db/with-transaction'
import type { Backlog } from '@sac/platform/http/backlog'
import type { InvoicesDeps } from '../invoices-deps.ts'
import { countUnprinted, listUnprinted } from '../store/paper-rows.ts'
import { enqueuePrint } from './append-invoice.ts'

const waitMs = 10 * 60_000

const before = (now: Date) => new Date(now.getTime() - waitMs)

/** Gives invoices whose job has given up another one. A job that still waits is not doubled. Returns how many it looked at. */
export async function resumeUnprinted(deps: Pick<InvoicesDeps, 'pool' | 'now' | 'jobs'>): Promise<number> {
  const ids = await listUnprinted(deps.pool, { before: before(deps.now()), limit: 500 })
  for (const invoiceId of ids) await withTransaction(deps.pool, (tx) => enqueuePrint(deps, tx, { invoiceId }))
  return ids.length
}

/** Invoices that should have had their paper long ago. */
export const unprintedInvoices = ({ pool, now }: Pick<InvoicesDeps, 'pool' | 'now'>): Backlog => ({
  name: 'unprinted_invoices',
  measure: async () => {
    const { count, oldest } = await countUnprinted(pool, { before: before(now()) })
    return { count, oldestMs: oldest === null ? 0 : now().getTime() - oldest.getTime() }
  },
})
