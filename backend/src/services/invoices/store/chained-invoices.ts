import type { Db } from '@sac/platform/db/db'
import { type InvoiceRow, invoiceColumns, invoicesWithPapers } from './invoice-rows.ts'
import type { Series } from './series-rows.ts'

/** A series in the order of its chain, from a position on. */
export async function listChainedInvoices(
  db: Db,
  { sellerId, series, position, limit }: Series & { position: number; limit: number },
): Promise<InvoiceRow[]> {
  const { rows } = await db.query<InvoiceRow>(
    `SELECT ${invoiceColumns} FROM ${invoicesWithPapers}
     WHERE seller_id = $1 AND series = $2 AND chain_position >= $3 ORDER BY chain_position LIMIT $4`,
    [sellerId, series, position, limit],
  )
  return rows
}

/** The hash at a place of a series' chain; null where there is none. */
export async function findInvoiceHash(
  db: Db,
  { sellerId, series, position }: Series & { position: number },
): Promise<Buffer | null> {
  const { rows } = await db.query<{ hash: Buffer }>(
    'SELECT hash FROM invoices WHERE seller_id = $1 AND series = $2 AND chain_position = $3',
    [sellerId, series, position],
  )
  return rows[0]?.hash ?? null
}

/** A row behind the head of its chain. */
export async function findInvoiceBeyond(
  db: Db,
  { sellerId, series, position }: Series & { position: number },
): Promise<{ position: number; id: string } | null> {
  const { rows } = await db.query<{ position: number; id: string }>(
    `SELECT chain_position AS position, invoice_id AS id FROM invoices
     WHERE seller_id = $1 AND series = $2 AND chain_position > $3 ORDER BY chain_position LIMIT 1`,
    [sellerId, series, position],
  )
  return rows[0] ?? null
}
