import { join } from 'node:path'
import type { Jobs } from '@sac/platform/jobs/create-jobs'
import type { Service, ServiceSchema } from '@sac/platform/process/service'
import { invoiceChains } from './check/invoice-chains.ts'
import { createInvoices } from './create-invoices.ts'
import { type Bookings, type InvoiceQueue, type InvoicesDeps, invoiceQueues } from './invoices-deps.ts'
import { createInvoiceLinks, readLinkKey } from './keys/invoice-links.ts'
import { adoptInvoices } from './restore/adopt-invoices.ts'

export const invoicesSchema: ServiceSchema = {
  name: 'invoices',
  migrations: join(import.meta.dirname, 'migrations'),
  messaging: true,
  audit: true,
  chains: invoiceChains,
  rights: {
    appendOnly: ['invoices', 'papers'],
    changeable: { series: ['position', 'hash', 'witnessed'], series_years: ['last'], balances: ['credited_minor'] },
    rewritten: ['seller_centres', 'sellers', 'unprinted'],
  },
  lent: ['invoices', 'papers'],
}

type Host = Pick<InvoicesDeps, 'pool' | 'now' | 'newId' | 'log' | 'blobs'> & {
  settings: { PUBLIC_URL: string }
  jobs: Pick<Jobs<InvoiceQueue>, 'enqueue' | 'work' | 'schedule'>
  /** Holds the key of the addresses in the codes; made there at the first start. */
  keysFolder: string
  directory: Pick<InvoicesDeps, 'findBuyer'> & Bookings
}

/** Invoices and credit notes: numbers, papers, the books of each series. */
export const invoicesService: Service<Host> = {
  name: 'invoices',
  schema: invoicesSchema,
  groups: ['invoice-service-group'],
  queues: invoiceQueues,
  open: async ({ pool, now, newId, log, blobs, jobs, settings, keysFolder, directory }) => {
    await adoptInvoices({ pool, now, newId, log, blobs, jobs })
    const links = createInvoiceLinks({ key: await readLinkKey(keysFolder), publicUrl: settings.PUBLIC_URL })
    const { findBuyer } = directory
    return createInvoices({ pool, now, newId, log, blobs, jobs, links, findBuyer, bookings: directory })
  },
}
