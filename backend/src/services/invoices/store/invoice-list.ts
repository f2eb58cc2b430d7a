import { beginsWith } from '@sac/platform/db/begins-with'
import type { Db } from '@sac/platform/db/db'
import { invoiceColumns, invoicesWithPapers, type StoredInvoice } from './invoice-rows.ts'

export type InvoiceFilter = {
  customerId: string | null
  paymentId: string | null
  number: string | null
  /** The last of the page before. */
  after: readonly [issuedAt: string, invoiceId: string] | null
  limit: number
}

/** Newest first. `number` is its beginning. */
export async function listInvoices(db: Db, filter: InvoiceFilter): Promise<StoredInvoice[]> {
  const { customerId, paymentId, number, after, limit } = filter
  const { rows } = await db.query<StoredInvoice>(
    `SELECT ${invoiceColumns} FROM ${invoicesWithPapers}
     WHERE ($1::uuid IS NULL OR customer_id = $1) AND ($2::uuid IS NULL OR payment_id = $2)
       AND ($3::text IS NULL OR number LIKE $3)
       AND ($4::timestamptz IS NULL OR (issued_at, invoice_id) < ($4, $5::uuid))
     ORDER BY issued_at DESC, invoice_id DESC LIMIT $6`,
    [customerId, paymentId, number && beginsWith(number.toUpperCase()), ...(after ?? [null, null]), limit],
  )
  return rows
}
