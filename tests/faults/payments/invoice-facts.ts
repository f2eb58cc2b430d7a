// What the log does between payments and invoices: facts go over, and what came of them goes back. Each more than once.
import { creditInvoice } from '@sac/backend/services/invoices/handlers/credit-invoice'
import { issueInvoice } from '@sac/backend/services/invoices/handlers/issue-invoice'
import { writeSeller } from '@sac/backend/services/invoices/handlers/write-seller'
import { sampleSeller } from '@sac/backend/services/invoices/testing/sample-invoice'
import type { StagedPayments } from '@sac/backend/services/payments/testing/stage-payments'
import type { EventData } from '@sac/contracts/events/catalogue'
import type { Pool } from '@sac/platform/db/create-pool'
import { type Tx, withTransaction } from '@sac/platform/db/with-transaction'
import { uuidv7 } from '@sac/platform/ids'

type Service = Pick<StagedPayments, 'facts' | 'hear'>
type Paper = { invoiceId: string; paymentId: string; refundId: string | null; number: string }

export async function openInvoicing(pool: Pool, service: Service) {
  const deps = {
    now: () => new Date(),
    newId: uuidv7,
    jobs: { enqueue: () => Promise.resolve(true) },
    findBuyer: () => Promise.resolve(null),
    blobs: { records: { find: () => Promise.resolve(null) } },
  }
  const seller = { ...sampleSeller, centres: ['demo-centre'] }
  await writeSeller({ pool, ...deps }, { sellerId: 'seller-1', seller, actorId: null })
  const handlers: Readonly<Record<string, (tx: Tx, data: unknown) => Promise<unknown>>> = {
    'payment.completed': (tx, data) =>
      issueInvoice(deps, tx, { data: data as EventData<'payment.completed'>, correlationId: 'rig' }),
    'payment.refunded': (tx, data) =>
      creditInvoice(deps, tx, { data: data as EventData<'payment.refunded'>, correlationId: 'rig' }),
  }
  let taken = 0
  const told = new Set<string>()
  /** Takes over what was told since, twice, and tells of the papers; true where there was anything. */
  return async (): Promise<boolean> => {
    const facts = await service.facts()
    const fresh = facts.slice(taken)
    taken = facts.length
    for (const { eventType, data } of [...fresh, ...fresh])
      await withTransaction(pool, async (tx) => handlers[eventType]?.(tx, data))
    const { rows } = await pool.query<Paper>(
      'SELECT invoice_id AS "invoiceId", payment_id AS "paymentId", refund_id AS "refundId", number FROM invoices ORDER BY issued_at',
    )
    const papers = rows.filter(({ invoiceId }) => !told.has(invoiceId))
    for (const { refundId, ...paper } of papers) {
      told.add(paper.invoiceId)
      const type = refundId === null ? 'invoice.created' : 'invoice.credited'
      for (let n = 0; n < 2; n += 1) await service.hear(type, { ...paper, ...(refundId === null ? {} : { refundId }) })
    }
    return fresh.length > 0 || papers.length > 0
  }
}
