// After an older dump was put back: invoices that were issued since are written again as they were, before any number is taken. They
// get their papers and are told of once more, for whoever else was put back.
import { appendAudit } from '@sac/platform/audit/append-audit'
import type { Records } from '@sac/platform/blobs/port'
import { type Tx, withTransaction } from '@sac/platform/db/with-transaction'
import { enqueuePrint } from '../handlers/append-invoice.ts'
import type { InvoicesDeps } from '../invoices-deps.ts'
import { type InvoiceRow, insertInvoice } from '../store/invoice-rows.ts'
import { insertUnprinted } from '../store/paper-rows.ts'
import { insertSellerIfAbsent } from '../store/seller-rows.ts'
import {
  findPosition,
  lockSeries,
  moveSeries,
  type Series,
  takeSequence,
  updateWitnessed,
} from '../store/series-rows.ts'
import { behindAll, folderOf, seriesOf, unpackWitness, witnesses, witnessName } from './witness.ts'

type Deps = Pick<InvoicesDeps, 'pool' | 'now' | 'newId' | 'jobs' | 'log'> & { blobs: { records: Records } }

/** Returns how many. One that cannot be written stops its series, which is an alarm: no number of it is taken until it can. */
export async function adoptInvoices(deps: Deps): Promise<number> {
  const series = await listSeriesOutside(deps.blobs.records)
  let adopted = 0
  // What a credit note takes back comes before it.
  for (const one of series.toSorted((a, b) => Number(isOfCredits(a)) - Number(isOfCredits(b))))
    adopted += await adoptSeries(deps, one)
  if (adopted > 0) deps.log.warn({ adopted }, 'invoices were adopted; the database was older than they')
  return adopted
}

const isOfCredits = ({ series }: Series) => series.endsWith('-C')

async function listSeriesOutside(records: Records): Promise<Series[]> {
  const found: Series[] = []
  for (let after = ''; ; ) {
    const name = await firstOf(records.list(witnesses, after))
    const series = name === null ? null : seriesOf(name)
    if (series === null) return found
    found.push(series)
    after = behindAll(series)
  }
}

async function firstOf(names: AsyncIterable<string>): Promise<string | null> {
  for await (const name of names) return name
  return null
}

type Reading = Pick<Deps, 'pool' | 'blobs'>

async function unknownOf({ pool, blobs }: Reading, series: Series): Promise<AsyncIterable<string>> {
  const known = await findPosition(pool, series)
  return blobs.records.list(folderOf(series), known === 0 ? '' : witnessName({ ...series, chainPosition: known }))
}

/** Names of what the next start will adopt; changes nothing. */
export async function listUnknownInvoices(deps: Reading): Promise<string[]> {
  const names: string[] = []
  for (const series of await listSeriesOutside(deps.blobs.records))
    for await (const name of await unknownOf(deps, series)) names.push(name)
  return names
}

async function adoptSeries(deps: Deps, series: Series): Promise<number> {
  const { records } = deps.blobs
  let adopted = 0
  for await (const name of await unknownOf(deps, series)) {
    const bytes = await records.find(name).catch(() => null)
    const row = bytes && (await unpackWitness(bytes))
    const isWritten = row !== null && (await withTransaction(deps.pool, (tx) => adopt(deps, tx, row)))
    if (!isWritten) {
      deps.log.error(
        { alarm: 'invoice-not-adopted', name },
        'an invoice cannot be adopted: put its record back from a copy',
      )
      return adopted
    }
    adopted += 1
  }
  return adopted
}

/** False where it does not continue its series. */
async function adopt(deps: Deps, tx: Tx, row: InvoiceRow): Promise<boolean> {
  const { document, invoiceId, sellerId, series, chainPosition, number } = row
  await insertSellerIfAbsent(tx, { sellerId, seller: { ...document.seller, centres: [] }, changedAt: deps.now() })
  const head = await lockSeries(tx, row)
  // Another process was quicker.
  if (chainPosition <= head.position) return true
  if (chainPosition !== head.position + 1 || !row.prevHash.equals(head.hash)) return false
  if ((await takeSequence(tx, row)) !== row.sequence) throw new Error(`${number} is not the next of its year`)
  await insertInvoice(tx, row)
  await moveSeries(tx, { sellerId, series, position: chainPosition, hash: row.hash })
  await updateWitnessed(tx, { sellerId, series, witnessed: chainPosition })
  await insertUnprinted(tx, { invoiceId, since: deps.now(), adopted: true })
  await enqueuePrint(deps, tx, row)
  const about = { actorId: null, subjectId: invoiceId, reason: null, note: null }
  await appendAudit(deps, tx, { ...about, action: 'invoice.adopted', details: { number } })
  return true
}
