import type { Pool } from '@sac/platform/db/create-pool'
import { findInvoiceOfPayment, listCreditsOf } from './store/invoice-rows.ts'

/** An invoice, or a credit note, whose paper is there. */
type IssuedPaper = { invoiceId: string; number: string; refundId: string | null }

export type InvoiceDirectory = { listPapersOf: (paymentId: string) => Promise<IssuedPaper[]> }

/** What others may ask of invoices. `pool` reads schema `invoices`. */
export const createInvoiceDirectory = ({ pool }: { pool: Pool }): InvoiceDirectory => ({
  listPapersOf: async (paymentId) => {
    const invoice = await findInvoiceOfPayment(pool, { paymentId })
    const all = invoice ? [invoice, ...(await listCreditsOf(pool, invoice))] : []
    return all
      .filter(({ pdfSha256 }) => pdfSha256 !== null)
      .map(({ invoiceId, number, refundId }) => ({ invoiceId, number, refundId }))
  },
})
