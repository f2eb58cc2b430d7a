import type { Blobs } from '@sac/platform/blobs/port'
import type { Pool } from '@sac/platform/db/create-pool'
import { type Finding, openIfAny } from '../services/certificates/restore/finding.ts'
import { listUnknownInvoices } from '../services/invoices/restore/adopt-invoices.ts'
import { knowsSeries } from '../services/invoices/store/series-rows.ts'

/** Invoices that were issued since the dump. */
export async function checkInvoices(pool: Pool, blobs: Pick<Blobs, 'records'>): Promise<Finding[]> {
  // One from a release without invoices knows no series at all; the start makes the tables.
  const names = (await knowsSeries(pool)) ? await listUnknownInvoices({ pool, blobs }) : []
  return openIfAny(names, 'Invoices and credit notes the database does not know: the start adopts them.')
}
