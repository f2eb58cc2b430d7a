// The service on a database of its own, with real blobs, renderer and addresses, for tests that drive its parts by hand.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { EventData } from '@sac/contracts/events/catalogue'
import { amountOf } from '@sac/contracts/money/money'
import { createFileBlobs } from '@sac/platform/blobs/create-file-blobs'
import { withTransaction } from '@sac/platform/db/with-transaction'
import { uuidv7 } from '@sac/platform/ids'
import type { Outcome } from '@sac/platform/inbox/outcome'
import { createSilentLogger } from '@sac/platform/logging/create-logger'
import { createDatabaseOf, type TestDatabase } from '@sac/tests/support/create-database'
import { sumOf } from '../domain/totals.ts'
import { creditInvoice } from '../handlers/credit-invoice.ts'
import { issueInvoice } from '../handlers/issue-invoice.ts'
import { printInvoice } from '../handlers/print-invoice.ts'
import { writeSeller } from '../handlers/write-seller.ts'
import type { InvoicesDeps } from '../invoices-deps.ts'
import { invoicesSchema } from '../invoices-service.ts'
import { createInvoiceLinks } from '../keys/invoice-links.ts'
import { openRenderer } from '../pdf/open-renderer.ts'
import { findInvoiceOfPayment, type StoredInvoice } from '../store/invoice-rows.ts'
import { sampleSeller } from './sample-invoice.ts'

type Charge = EventData<'payment.completed'>
type Refund = EventData<'payment.refunded'>

export type OpenInvoices = {
  database: TestDatabase
  deps: InvoicesDeps
  /** The moment the service believes it is; may be changed. */
  clock: { now: Date }
  /** Invoices whose job was written, in order, rolled-back ones included. */
  queued: string[]
  /** Tells of a payment as the inbox would. */
  complete: (data: Charge) => Promise<Outcome>
  refund: (data: Refund) => Promise<Outcome>
  /** Tells of a payment; returns its invoice. */
  invoice: (changes?: Partial<Charge>) => Promise<StoredInvoice>
  /** Makes the papers that wait. */
  print: () => Promise<void>
  /** Of its blobs and records. */
  folder: string
  close: () => Promise<void>
}

export const centreId = 'centre-1'
export const buyerName = 'Amina Benali'

/** A payment whose amount is that of its lines. */
export function chargeOf(changes: Partial<Charge> = {}): Charge {
  const lines = changes.lines ?? [{ key: 'periodic', quantity: 1, grossMinor: 7_990, vatRate: 2_000 }]
  const amountMinor = sumOf(lines.map(({ grossMinor }) => grossMinor))
  return {
    paymentId: uuidv7(),
    appointmentId: null,
    customerId: uuidv7(),
    centreId,
    lines,
    amountMinor,
    amount: amountOf(amountMinor),
    currency: 'EUR',
    paymentMethod: 'online',
    paidAt: '2026-11-28T10:00:00.000Z',
    language: 'en',
    series: 'A',
    ...changes,
  }
}

export const refundOf = ({ paymentId, currency }: Charge | StoredInvoice, amountMinor: number): Refund => ({
  refundId: uuidv7(),
  paymentId,
  amountMinor,
  amount: amountOf(amountMinor),
  currency,
  refundedAt: '2026-11-29T10:00:00.000Z',
})

export const correlationId = 'flow-1'

type Parts = Pick<OpenInvoices, 'database' | 'clock' | 'queued'> & { folder: string }

async function makeDeps({ database, clock, queued, folder }: Parts): Promise<InvoicesDeps> {
  return {
    pool: database.openServicePool(invoicesSchema),
    now: () => clock.now,
    newId: uuidv7,
    log: createSilentLogger(),
    jobs: {
      enqueue: async (_tx, _queue, { data }) => {
        queued.push((data as { invoiceId: string }).invoiceId)
        return true
      },
    },
    blobs: await createFileBlobs({ folder }),
    renderer: openRenderer({ threads: 1 }),
    links: createInvoiceLinks({ key: Buffer.alloc(32, 7), publicUrl: 'https://centres.example' }),
    findBuyer: async () => ({ name: buyerName, address: null }),
    bookings: { listBookingsOfPlate: async () => [], listPlates: async () => [] },
  }
}

/** On a database of its own with its own files, or on what is given; those of the other are removed by the other. */
export async function openInvoices(given?: Pick<OpenInvoices, 'database' | 'folder'>): Promise<OpenInvoices> {
  const database = given?.database ?? (await createDatabaseOf(invoicesSchema))
  const folder = given?.folder ?? (await mkdtemp(join(tmpdir(), 'sac-invoices-')))
  const clock = { now: new Date('2026-11-29T11:00:00.000Z') }
  const queued: string[] = []
  const deps = await makeDeps({ database, clock, queued, folder })
  const seller = { ...sampleSeller, centres: [centreId] }
  if (!given) await writeSeller(deps, { sellerId: 'seller-1', seller, actorId: null })
  const { pool } = deps
  const complete = (data: Charge) => withTransaction(pool, (tx) => issueInvoice(deps, tx, { data, correlationId }))
  const invoice = async (changes?: Partial<Charge>) => {
    const data = chargeOf(changes)
    await complete(data)
    const row = await findInvoiceOfPayment(pool, data)
    if (!row) throw new Error('no invoice was issued')
    return row
  }
  const refund = (data: Refund) => withTransaction(pool, (tx) => creditInvoice(deps, tx, { data, correlationId }))
  const print = async () => {
    for (const invoiceId of queued.splice(0)) await printInvoice(deps, { invoiceId })
  }
  const close = async () => {
    await deps.renderer.close()
    await database.drop()
    if (!given) await rm(folder, { recursive: true, force: true })
  }
  return { database, deps, clock, queued, complete, refund, invoice, print, folder, close }
}
