import type { InvoiceDocument } from '../domain/invoice-document.ts'

/** Everything a paper is made of; the same value gives the same bytes. Can be sent to a worker. */
export type PrintedInvoice = {
  document: InvoiceDocument
  /** ISO 8601. */
  issuedAt: string
  /** The address in its code. */
  url: string
}
