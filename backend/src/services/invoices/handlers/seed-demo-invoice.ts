import { withTransaction } from '@sac/platform/db/with-transaction'
import { demoCharge, demoSeller, demoSellerId } from '../domain/demo-invoice.ts'
import type { InvoicesDeps } from '../invoices-deps.ts'
import { findInvoiceOfPayment } from '../store/invoice-rows.ts'
import { listSellers } from '../store/seller-rows.ts'
import { issueInvoice } from './issue-invoice.ts'
import { writeSeller } from './write-seller.ts'

/** The demo centre's seller, and the demo customer's invoice; adds only what is not there. */
export async function seedDemoInvoice(deps: InvoicesDeps): Promise<void> {
  const isKnown = (await listSellers(deps.pool)).some(({ sellerId }) => sellerId === demoSellerId)
  if (!isKnown) await writeSeller(deps, { sellerId: demoSellerId, seller: demoSeller, actorId: null })
  const data = demoCharge(deps.now())
  if (await findInvoiceOfPayment(deps.pool, data)) return
  await withTransaction(deps.pool, (tx) => issueInvoice(deps, tx, { data, correlationId: data.paymentId }))
}
