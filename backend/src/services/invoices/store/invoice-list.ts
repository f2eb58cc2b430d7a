import type { ListInvoices } from '@sac/contracts/http/invoices'
import type { MoneySort } from '@sac/contracts/http/payments'
import { beginsWith } from '@sac/platform/db/begins-with'
import type { Db } from '@sac/platform/db/db'
import type * as z from 'zod/mini'
import { invoiceColumns, invoicesWithPapers, type StoredInvoice } from './invoice-rows.ts'

export type InvoiceFilter = Omit<z.infer<typeof ListInvoices>, 'sort' | 'after'> & {
  sort: MoneySort
  /** The last of the page before: what it is sorted by, and its id. */
  after: readonly [sortedBy: string | number, invoiceId: string] | null
  limit: number
}

const order = { newest: ['issued_at', 'timestamptz'], amount: ['gross_minor', 'bigint'] } as const

/** The newest first, or the largest. `number` is its beginning. */
export async function listInvoices(db: Db, filter: InvoiceFilter): Promise<StoredInvoice[]> {
  const [by, type] = order[filter.sort]
  const { rows } = await db.query<StoredInvoice>(
    `SELECT ${invoiceColumns} FROM ${invoicesWithPapers}
     WHERE ($1::uuid IS NULL OR customer_id = $1) AND ($2::uuid IS NULL OR payment_id = $2)
       AND ($3::text IS NULL OR number LIKE $3) AND ($4::text IS NULL OR kind = $4)
       AND ($5::uuid IS NULL OR appointment_id = $5) AND ($6::text IS NULL OR centre_id = $6)
       AND ($7::date IS NULL OR issued_on >= $7) AND ($8::date IS NULL OR issued_on <= $8)
       AND ($9::bigint IS NULL OR gross_minor >= $9) AND ($10::bigint IS NULL OR gross_minor <= $10)
       AND ($11::${type} IS NULL OR (${by}, invoice_id) < ($11, $12::uuid))
     ORDER BY ${by} DESC, invoice_id DESC LIMIT $13`,
    [
      filter.customerId,
      filter.paymentId,
      filter.number && beginsWith(filter.number.toUpperCase()),
      filter.kind,
      filter.appointmentId,
      filter.centreId,
      filter.fromDay,
      filter.toDay,
      filter.minMinor,
      filter.maxMinor,
      ...(filter.after ?? [null, null]),
      filter.limit,
    ],
  )
  return rows
}
