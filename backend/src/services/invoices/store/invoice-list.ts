import type { ListInvoices } from '@sac/contracts/http/invoices'
import type { MoneySort } from '@sac/contracts/http/payments'
import { beginsWith } from '@sac/platform/db/begins-with'
import type { Db } from '@sac/platform/db/db'
import { where } from '@sac/platform/db/where'
import type * as z from 'zod/mini'
import { numberKey } from '../domain/number.ts'
import { invoiceColumns, invoicesWithPapers, type StoredInvoice } from './invoice-rows.ts'

export type InvoiceFilter = Omit<z.infer<typeof ListInvoices>, 'sort' | 'after' | 'search'> & {
  /** Of the cars that are looked for. */
  appointmentIds?: readonly string[] | undefined
  sort: MoneySort
  /** The last of the page before: what it is sorted by, and its id. */
  after: readonly [sortedBy: string | number, invoiceId: string] | null
  limit: number
}

const order = { newest: ['issued_at', 'timestamptz'], amount: ['gross_minor', 'bigint'] } as const

/** The newest first, or the largest. `number` is its beginning. */
export async function listInvoices(db: Db, filter: InvoiceFilter): Promise<StoredInvoice[]> {
  const [by, type] = order[filter.sort]
  const values: unknown[] = [filter.limit]
  const asked = where(
    [
      ['customer_id = ?::uuid', filter.customerId],
      ['payment_id = ?::uuid', filter.paymentId],
      ['number LIKE ?', filter.number && beginsWith(numberKey(filter.number))],
      ['kind = ?', filter.kind],
      ['appointment_id = ?::uuid', filter.appointmentId],
      ['appointment_id = ANY (?::uuid[])', filter.appointmentIds],
      ['centre_id = ?', filter.centreId],
      ['issued_on >= ?::date', filter.fromDay],
      ['issued_on <= ?::date', filter.toDay],
      // Wherever it is still that day: what comes before in the order need not be read.
      ["issued_at < (?::date + 2)::timestamp AT TIME ZONE 'UTC'", filter.toDay],
      ['gross_minor >= ?::bigint', filter.minMinor],
      ['gross_minor <= ?::bigint', filter.maxMinor],
      [`(${by}, invoice_id) < (?::${type}, ?::uuid)`, ...(filter.after ?? [null])],
    ],
    values,
  )
  const { rows } = await db.query<StoredInvoice>(
    `SELECT ${invoiceColumns} FROM ${invoicesWithPapers} ${asked} ORDER BY ${by} DESC, invoice_id DESC LIMIT $1`,
    values,
  )
  return rows
}
