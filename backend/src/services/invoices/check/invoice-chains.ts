import type { Chain } from '@sac/platform/audit/chain'
import { type Break, walkChain } from '@sac/platform/audit/walk-chain'
import type { Db } from '@sac/platform/db/db'
import { findInvoiceBeyond, findInvoiceHash, listChainedInvoices } from '../store/chained-invoices.ts'
import type { InvoiceRow } from '../store/invoice-rows.ts'
import { findSeriesHead, listSeries, type Series } from '../store/series-rows.ts'
import { invoiceHash } from './invoice-hash.ts'

const batch = 500
const table = 'invoices'

type Counted = Pick<InvoiceRow, 'year' | 'sequence'>

/** The chain of every series: an invoice that was changed, taken out, put in or skipped in the numbers shows. */
export const invoiceChains = async (db: Db): Promise<(Chain & { check: () => Promise<Break | null> })[]> =>
  (await listSeries(db)).map((one) => ({
    name: `invoices.${one.sellerId}.${one.series}`,
    findHead: () => findSeriesHead(db, one),
    findHash: (position) => findInvoiceHash(db, { ...one, position }),
    check: () => checkSeries(db, one),
  }))

async function checkSeries(db: Db, series: Series): Promise<Break | null> {
  const head = await findSeriesHead(db, series)
  const last = new Map<number, number>()
  const read = async (position: number) =>
    (await listChainedInvoices(db, { ...series, position, limit: batch })).map((row) => ({
      position: row.chainPosition,
      id: row.invoiceId,
      prevHash: row.prevHash,
      hash: row.hash,
      expected: invoiceHash(row),
      year: row.year,
      sequence: row.sequence,
    }))
  let gap: Break | null = null
  const see = ({ position, id, year, sequence }: Counted & { position: number; id: string }) => {
    if (sequence !== (last.get(year) ?? 0) + 1) gap ??= { table, position, id, fault: 'missing' }
    last.set(year, sequence)
  }
  return (await walkChain({ table, head, read, see })) ?? gap ?? (await findBeyond(db, { ...series, ...head }))
}

async function findBeyond(db: Db, end: Series & { position: number }): Promise<Break | null> {
  const row = await findInvoiceBeyond(db, end)
  return row && { table, ...row, fault: 'beyond' }
}
