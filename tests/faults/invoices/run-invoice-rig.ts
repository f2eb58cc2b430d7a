// Processes that invoice the same payments at once, killed at any moment and started again, with connections cut under them; then the
// books are compared with the payments.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { writeSeller } from '@sac/backend/services/invoices/handlers/write-seller'
import { invoicesSchema } from '@sac/backend/services/invoices/invoices-service'
import { sampleSeller } from '@sac/backend/services/invoices/testing/sample-invoice'
import { createPool, type Pool } from '@sac/platform/db/create-pool'
import { uuidv7 } from '@sac/platform/ids'
import { createSilentLogger } from '@sac/platform/logging/create-logger'
import { migrateSchema } from '@sac/platform/process/migrate-schema'
import { checkInvoiceBooks } from './check-invoice-books.ts'
import { centreId } from './payments-of-run.ts'

type Run = {
  /** An empty database. */
  url: string
  seed: number
  payments: number
  said: (line: string) => void
}

const workers = 3
const worker = join(import.meta.dirname, 'invoice-worker.ts')

export type RigVerdict = { kills: number; cuts: number; invoices: number; counterexamples: string[] }

export async function runInvoiceRig({ url, seed, payments, said }: Run): Promise<RigVerdict> {
  const pool = createPool({ url, log: createSilentLogger(), schema: invoicesSchema.name })
  try {
    await migrateSchema(pool, invoicesSchema)
    const seller = { ...sampleSeller, centres: [centreId] }
    const time = { now: () => new Date(), newId: uuidv7 }
    await writeSeller({ pool, ...time }, { sellerId: 'seller-1', seller, actorId: null })
    const start = () => spawn(process.execPath, [worker, url, String(seed), String(payments)], { stdio: 'inherit' })
    const { kills, cuts } = await killUntilDone(pool, start, payments)
    said(`${workers} processes invoiced ${payments} payments: ${kills} killed, ${cuts} connections cut`)
    const { rows } = await pool.query<{ count: number }>('SELECT count(*) AS count FROM invoices')
    const counterexamples = await checkInvoiceBooks(pool, { seed, payments })
    return { kills, cuts, invoices: rows[0]?.count ?? 0, counterexamples }
  } finally {
    await pool.end()
  }
}

/** A process dies, or connections do, after every fifteenth of the payments: however slow the machine, there is work between. */
async function killUntilDone(pool: Pool, start: () => ChildProcess, payments: number) {
  const running = Array.from({ length: workers }, start)
  let [kills, cuts] = [0, 0]
  try {
    for (let turn = 1; turn < 15; turn += 1) {
      await untilInvoiced(pool, (payments * turn) / 15)
      await sleep(Math.random() * 50)
      const at = Math.floor(Math.random() * workers)
      if (turn % 3 === 2) cuts += await cutConnections(pool)
      else if (running[at]?.kill('SIGKILL')) {
        kills += 1
        running[at] = start()
      }
    }
    await Promise.all(running.map(ended))
    return { kills, cuts }
  } finally {
    for (const child of running) child.kill('SIGKILL')
  }
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  if (child.exitCode !== 0) throw new Error(`a process that invoices ended with ${child.exitCode ?? child.signalCode}`)
}

async function untilInvoiced(pool: Pool, payments: number): Promise<void> {
  const invoiced = `SELECT count(*) AS count FROM invoices WHERE kind = 'invoice'`
  while (((await pool.query<{ count: number }>(invoiced)).rows[0]?.count ?? 0) < payments) await sleep(20)
}

async function cutConnections(pool: Pool): Promise<number> {
  const { rowCount } = await pool.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle' AND random() < 0.5`,
  )
  return rowCount ?? 0
}
