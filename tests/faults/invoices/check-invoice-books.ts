// What must be true of the books of a run, whatever was killed meanwhile; one sentence for each thing that is not.
import { invoiceChains } from '@sac/backend/services/invoices/check/invoice-chains'
import type { Pool } from '@sac/platform/db/create-pool'
import { withSnapshot } from '@sac/platform/db/with-transaction'
import { paymentOf, refundsOf } from './payments-of-run.ts'

type Kept = { paymentId: string; refundId: string | null; grossMinor: number }
type Counted = { series: string; year: number; rows: number; last: number; counter: number; numbers: number }

const sequences = `SELECT series, year, count(*) AS rows, max(sequence) AS last, count(DISTINCT sequence) AS numbers,
    (SELECT last FROM series_years WHERE (seller_id, series, year) = (i.seller_id, i.series, i.year)) AS counter
  FROM invoices AS i GROUP BY seller_id, series, year`
const kept = `SELECT payment_id AS "paymentId", refund_id AS "refundId", gross_minor AS "grossMinor" FROM invoices`

export async function checkInvoiceBooks(pool: Pool, { seed, payments }: { seed: number; payments: number }) {
  const { rows: counted } = await pool.query<Counted>(sequences)
  const gaps = counted
    .filter(({ rows, last, counter, numbers }) => [last, counter, numbers].some((one) => one !== rows))
    .map(({ series, year, rows, last }) => `series ${series} of ${year} has ${rows} rows up to number ${last}`)
  const chains = await withSnapshot(pool, async (db) => {
    const broken: string[] = []
    for (const { name, check } of await invoiceChains(db)) {
      const found = await check()
      if (found) broken.push(`${name}: ${found.fault} at ${found.position}`)
    }
    return broken
  })
  const { rows } = await pool.query<Kept>(kept)
  const { rows: off } = await pool.query<{ id: string }>(
    `SELECT invoice_id AS id FROM balances JOIN invoices USING (invoice_id)
     WHERE credited_minor <> (SELECT coalesce(sum(gross_minor), 0) FROM invoices AS c WHERE c.corrects = balances.invoice_id)`,
  )
  const balances = off.map(({ id }) => `the balance of ${id} is not the sum of its credit notes`)
  return [...gaps, ...chains, ...balances, ...compare(rows, expectedOf(seed, payments))]
}

function expectedOf(seed: number, payments: number): Map<string, number> {
  const all = Array.from({ length: payments }, (_, n) => [
    [paymentOf(seed, n).paymentId, paymentOf(seed, n).amountMinor] as const,
    ...refundsOf(seed, n).map(({ refundId, amountMinor }) => [refundId, amountMinor] as const),
  ])
  return new Map(all.flat())
}

function compare(rows: readonly Kept[], expected: ReadonlyMap<string, number>): string[] {
  const found = new Map<string, number>()
  const wrong: string[] = []
  for (const { paymentId, refundId, grossMinor } of rows) {
    const id = refundId ?? paymentId
    if (found.has(id)) wrong.push(`${id} is in the books twice`)
    if (expected.get(id) !== grossMinor) wrong.push(`${id} is ${grossMinor} in the books, not ${expected.get(id)}`)
    found.set(id, grossMinor)
  }
  for (const id of expected.keys()) if (!found.has(id)) wrong.push(`${id} is not in the books`)
  return wrong
}
