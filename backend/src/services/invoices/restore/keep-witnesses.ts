// Before an invoice gets its paper and is told of, it and all before it in its series are kept beside the database. So whatever has
// left the house is found again without a gap when an older dump is put back; what was not kept has reached nobody.
import type { InvoicesDeps } from '../invoices-deps.ts'
import { listChainedInvoices } from '../store/chained-invoices.ts'
import type { InvoiceRow } from '../store/invoice-rows.ts'
import { findWitnessed, type Series, updateWitnessed } from '../store/series-rows.ts'
import { packWitness, unpackWitness, witnessName } from './witness.ts'

const batch = 100

type Deps = Pick<InvoicesDeps, 'pool' | 'blobs'>

/** Throws when the place is another invoice's. */
export async function keepWitnesses(deps: Deps, last: Series & { chainPosition: number }): Promise<void> {
  const { sellerId, series } = last
  for (let from = await findWitnessed(deps.pool, last); from < last.chainPosition; ) {
    const limit = Math.min(batch, last.chainPosition - from)
    const rows = await listChainedInvoices(deps.pool, { sellerId, series, position: from + 1, limit })
    for (const row of rows) await keepWitness(deps, row)
    from = rows.at(-1)?.chainPosition ?? last.chainPosition
    await updateWitnessed(deps.pool, { sellerId, series, witnessed: from })
  }
}

async function keepWitness({ blobs }: Deps, row: InvoiceRow): Promise<void> {
  const present = await blobs.records.keep(witnessName(row), packWitness(row))
  const kept = present && (await unpackWitness(present))
  if (present !== null && !kept?.hash.equals(row.hash))
    throw new Error(`another invoice was issued in the place of ${row.number}: npm run chains -- check`)
}
