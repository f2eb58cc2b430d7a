import type { Jobs } from '@sac/platform/jobs/create-jobs'
import type { OpenListener } from '@sac/platform/process/service'
import { invoiceSubscription } from './handlers/invoice-subscription.ts'
import { type PrintJob, printInvoice } from './handlers/print-invoice.ts'
import { resumeUnprinted, unprintedInvoices } from './handlers/resume-unprinted.ts'
import { seedDemoInvoice } from './handlers/seed-demo-invoice.ts'
import type { InvoiceQueue, InvoicesDeps } from './invoices-deps.ts'
import { openRenderer } from './pdf/open-renderer.ts'
import { invoiceRoutes } from './routes/invoice-routes.ts'
import { sellerRoutes } from './routes/seller-routes.ts'

type Options = Omit<InvoicesDeps, 'renderer' | 'jobs'> & {
  /** Made with `invoiceQueues` among its queues. */
  jobs: Pick<Jobs<InvoiceQueue>, 'enqueue' | 'work' | 'schedule'>
  renderer?: InvoicesDeps['renderer']
}

/** Invoices from a payment to their paper, on a migrated schema. */
export function createInvoices({ renderer = openRenderer(), ...given }: Options): OpenListener {
  const deps: InvoicesDeps = { ...given, renderer }
  return {
    routes: [...invoiceRoutes(deps), ...sellerRoutes(deps)],
    subscriptions: [invoiceSubscription(deps)],
    backlogs: [unprintedInvoices(deps)],
    seedDemo: () => seedDemoInvoice(deps),
    start: async (subscribe) => {
      given.jobs.work<PrintJob>('invoices.print', { handle: ({ data }) => printInvoice(deps, data), concurrency: 4 })
      given.jobs.work('invoices.resume', { handle: async () => void (await resumeUnprinted(deps)) })
      await given.jobs.schedule('invoices.resume', '*/10 * * * *')
      const listening = subscribe()
      const close = async (deadlineMs: number) => {
        await listening.close(deadlineMs)
        await renderer.close()
      }
      return { health: listening.health, close }
    },
  }
}
