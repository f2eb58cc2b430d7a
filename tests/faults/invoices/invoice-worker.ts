// A process that invoices the payments of a run until all have their invoices, in an order of its own; some transactions it rolls back
// at the last moment. It may be killed at any statement.
import { setTimeout as sleep } from 'node:timers/promises'
import { creditInvoice } from '@sac/backend/services/invoices/handlers/credit-invoice'
import { issueInvoice } from '@sac/backend/services/invoices/handlers/issue-invoice'
import type { IssuingDeps } from '@sac/backend/services/invoices/invoices-deps'
import { createPool } from '@sac/platform/db/create-pool'
import { type Tx, withTransaction } from '@sac/platform/db/with-transaction'
import { uuidv7 } from '@sac/platform/ids'
import type { Outcome } from '@sac/platform/inbox/outcome'
import { createSilentLogger } from '@sac/platform/logging/create-logger'
import { paymentOf, refundsOf } from './payments-of-run.ts'

const [url = '', ...numbers] = process.argv.slice(2)
const [seed = 0, payments = 0] = numbers.map(Number)
const pool = createPool({ url, log: createSilentLogger(), schema: 'invoices' })
const deps: IssuingDeps = {
  now: () => new Date(),
  newId: uuidv7,
  jobs: { enqueue: () => Promise.resolve(true) },
  blobs: { records: { find: () => Promise.resolve(null) } },
  findBuyer: () => Promise.resolve({ name: 'Somebody', address: null }),
}

class RolledBack extends Error {}

/** Whether it is in the books now, by whomever. */
function attempt(work: (tx: Tx) => Promise<Outcome>): Promise<boolean> {
  const inTransaction = async (tx: Tx) => {
    const { kind } = await work(tx)
    if (kind === 'dead-letter') throw new Error('a payment of the run was refused')
    if (Math.random() < 0.1) throw new RolledBack()
    return true
  }
  // Another was quicker, the connection was cut, or it was rolled back: tried again.
  return withTransaction(pool, inTransaction).catch(() => false)
}

async function settle(n: number): Promise<boolean> {
  const flow = { correlationId: `payment ${n}` }
  if (!(await attempt((tx) => issueInvoice(deps, tx, { ...flow, data: paymentOf(seed, n) })))) return false
  for (const data of refundsOf(seed, n))
    if (!(await attempt((tx) => creditInvoice(deps, tx, { ...flow, data })))) return false
  return true
}

// The rig is gone: nobody waits for this.
const rig = process.ppid
let open = Array.from({ length: payments }, (_, n) => n)
while (open.length > 0 && process.ppid === rig) {
  const shuffled = open.toSorted(() => Math.random() - 0.5)
  const left: number[] = []
  for (let at = 0; at < shuffled.length; at += 4) {
    const some = shuffled.slice(at, at + 4)
    const settled = await Promise.all(some.map(settle))
    left.push(...some.filter((_, index) => !settled[index]))
  }
  if (left.length === open.length) await sleep(100)
  open = left
}
await pool.end()
