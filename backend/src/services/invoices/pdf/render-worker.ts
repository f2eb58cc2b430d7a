// Runs in worker threads: laying out a page takes longer than the event loop may be blocked.
import type { PrintedInvoice } from './printed-invoice.ts'
import { renderInvoice } from './render-invoice.ts'

/** Bytes on their own buffer, so that the thread can hand them over without copying. */
export async function render(invoice: PrintedInvoice): Promise<Uint8Array> {
  return Uint8Array.from(await renderInvoice(invoice))
}
