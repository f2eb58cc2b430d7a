import type { InvoiceKind } from '@sac/contracts/http/invoices'
import type { PersonLanguage } from '@sac/contracts/person-language'
import type { Db } from '@sac/platform/db/db'
import type { InvoiceDocument } from '../domain/invoice-document.ts'

export type InvoiceRow = {
  invoiceId: string
  kind: InvoiceKind
  sellerId: string
  series: string
  year: number
  sequence: number
  number: string
  paymentId: string
  refundId: string | null
  corrects: string | null
  centreId: string
  appointmentId: string | null
  customerId: string | null
  correlationId: string
  currency: string
  netMinor: number
  vatMinor: number
  grossMinor: number
  language: PersonLanguage
  issuedAt: Date
  issuedOn: string
  document: InvoiceDocument
  chainPosition: number
  prevHash: Buffer
  hash: Buffer
}

/** With its paper, null until it is made. */
export type StoredInvoice = InvoiceRow & { pdfSha256: string | null }

const own = {
  invoiceId: 'invoice_id',
  kind: 'kind',
  sellerId: 'seller_id',
  series: 'series',
  year: 'year',
  sequence: 'sequence',
  number: 'number',
  paymentId: 'payment_id',
  refundId: 'refund_id',
  corrects: 'corrects',
  centreId: 'centre_id',
  appointmentId: 'appointment_id',
  customerId: 'customer_id',
  correlationId: 'correlation_id',
  currency: 'currency',
  netMinor: 'net_minor',
  vatMinor: 'vat_minor',
  grossMinor: 'gross_minor',
  language: 'language',
  issuedAt: 'issued_at',
  issuedOn: 'issued_on',
  document: 'document',
  chainPosition: 'chain_position',
  prevHash: 'prev_hash',
  hash: 'hash',
} as const satisfies Record<keyof InvoiceRow, string>

const members = Object.keys(own) as (keyof InvoiceRow)[]

export const invoiceColumns = `${Object.entries(own)
  .map(([member, column]) => `invoice.${column} AS "${member}"`)
  .join(', ')}, encode(pdf_sha256, 'hex') AS "pdfSha256"`

export const invoicesWithPapers = 'invoices AS invoice LEFT JOIN papers USING (invoice_id)'

export async function insertInvoice(db: Db, row: InvoiceRow): Promise<void> {
  const values = members.map((member) => (member === 'document' ? JSON.stringify(row.document) : row[member]))
  await db.query(
    `INSERT INTO invoices (${Object.values(own).join(', ')}) VALUES (${members.map((_, at) => `$${at + 1}`).join(', ')})`,
    values,
  )
}

export async function findInvoice(db: Db, { invoiceId }: { invoiceId: string }): Promise<StoredInvoice | null> {
  const { rows } = await db.query<StoredInvoice>(
    `SELECT ${invoiceColumns} FROM ${invoicesWithPapers} WHERE invoice_id = $1`,
    [invoiceId],
  )
  return rows[0] ?? null
}

export async function findInvoiceOfPayment(
  db: Db,
  { paymentId }: { paymentId: string },
): Promise<StoredInvoice | null> {
  const { rows } = await db.query<StoredInvoice>(
    `SELECT ${invoiceColumns} FROM ${invoicesWithPapers} WHERE payment_id = $1 AND kind = 'invoice'`,
    [paymentId],
  )
  return rows[0] ?? null
}

export async function existsCreditOfRefund(db: Db, { refundId }: { refundId: string }): Promise<boolean> {
  const { rows } = await db.query('SELECT 1 FROM invoices WHERE refund_id = $1', [refundId])
  return rows.length > 0
}

/** Credit notes of an invoice, in the order of their numbers. */
export async function listCreditsOf(db: Db, { invoiceId }: { invoiceId: string }): Promise<StoredInvoice[]> {
  const { rows } = await db.query<StoredInvoice>(
    `SELECT ${invoiceColumns} FROM ${invoicesWithPapers} WHERE corrects = $1 ORDER BY chain_position`,
    [invoiceId],
  )
  return rows
}

/** Whoever credits an invoice waits for whoever does already. */
export async function lockBalance(db: Db, { invoiceId }: { invoiceId: string }): Promise<void> {
  await db.query('SELECT 1 FROM balances WHERE invoice_id = $1 FOR UPDATE', [invoiceId])
}
