import type { InvoiceDetail, InvoiceSummary } from '@sac/contracts/http/invoices'
import { sumOf } from '../domain/totals.ts'
import type { StoredInvoice } from '../store/invoice-rows.ts'

/** `plate` of the car of its booking. */
export const summaryOf = (row: StoredInvoice, plate: string | null): InvoiceSummary => ({
  invoiceId: row.invoiceId,
  kind: row.kind,
  number: row.number,
  sellerId: row.sellerId,
  paymentId: row.paymentId,
  appointmentId: row.appointmentId,
  plate,
  customerId: row.customerId,
  corrects: row.corrects,
  currency: row.currency,
  netMinor: row.netMinor,
  vatMinor: row.vatMinor,
  grossMinor: row.grossMinor,
  issuedOn: row.issuedOn,
  issuedAt: row.issuedAt.toISOString(),
  pdfSha256: row.pdfSha256,
})

type Known = { credits: readonly StoredInvoice[]; plate: string | null }

export function detailOf(row: StoredInvoice, { credits, plate }: Known): InvoiceDetail {
  const { seller, buyer, lines, rates } = row.document
  return {
    ...summaryOf(row, plate),
    language: row.language,
    seller: { name: seller.name },
    buyer: { name: buyer.name },
    lines: [...lines],
    rates: [...rates],
    creditedMinor: sumOf(credits.map(({ grossMinor }) => grossMinor)),
    credits: credits.map(({ invoiceId, number, grossMinor }) => ({ invoiceId, number, grossMinor })),
  }
}
