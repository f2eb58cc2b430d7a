import { join } from 'node:path'
import { createRenderer, type Renderer } from '@sac/platform/pdf/create-renderer'
import type { PrintedInvoice } from './printed-invoice.ts'

/** Threads that draw invoices. */
export const openRenderer = (options: { threads?: number } = {}): Renderer<PrintedInvoice> =>
  createRenderer({ ...options, worker: join(import.meta.dirname, 'render-worker.ts') })
