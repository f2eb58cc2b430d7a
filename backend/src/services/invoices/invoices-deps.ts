import type { Blobs } from '@sac/platform/blobs/port'
import type { Clock } from '@sac/platform/clock'
import type { Pool } from '@sac/platform/db/create-pool'
import type { NewId } from '@sac/platform/ids'
import type { Jobs } from '@sac/platform/jobs/create-jobs'
import type { QueueSpec } from '@sac/platform/jobs/queue-options'
import type { Logger } from '@sac/platform/logging/create-logger'
import type { Renderer } from '@sac/platform/pdf/create-renderer'
import type { Buyer } from './domain/invoice-document.ts'
import type { InvoiceLinks } from './keys/invoice-links.ts'
import type { PrintedInvoice } from './pdf/printed-invoice.ts'

/** This service's queues, to be made by the process's one job store. */
export const invoiceQueues = {
  'invoices.print': { oncePerKey: true, retries: 20, retryMaxSeconds: 300, timeoutSeconds: 120 },
  'invoices.resume': {},
} as const satisfies Record<string, QueueSpec>
export type InvoiceQueue = keyof typeof invoiceQueues

export type Bookings = {
  listBookingsOfPlate: (search: string) => Promise<{ appointmentId: string }[]>
  listPlates: (appointmentIds: readonly string[]) => Promise<{ appointmentId: string; plate: string }[]>
}

export type InvoicesDeps = {
  pool: Pool
  now: Clock
  newId: NewId
  log: Logger
  jobs: Pick<Jobs<InvoiceQueue>, 'enqueue'>
  /** PDFs are kept here, and what must outlive the database. */
  blobs: Pick<Blobs, 'read' | 'put' | 'records'>
  renderer: Renderer<PrintedInvoice>
  links: InvoiceLinks
  /** Who somebody is, asked when an invoice is made out to them; null where nobody is known by that id. */
  findBuyer: (customerId: string) => Promise<Buyer | null>
  /** Which car an invoice is about, the bookings know: what is printed never changes, and a plate may have to be forgotten. */
  bookings: Bookings
}

/** What taking a number needs. */
export type IssuingDeps = Pick<InvoicesDeps, 'now' | 'newId' | 'jobs' | 'findBuyer'> & {
  blobs: { records: Pick<Blobs['records'], 'find'> }
}
