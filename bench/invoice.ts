// Invoice → tagged PDF/A-3a with its Factur-X XML on disk, against the same pages by raw pdfkit, untagged and without it, on disk.
import { renderInvoice } from '@sac/backend/services/invoices/pdf/render-invoice'
import { makeInvoice } from './invoice/make-invoice.ts'
import { compareWithRaw } from './papers/compare-with-raw.ts'

export const invoice = compareWithRaw({
  target: 0.7,
  open: () =>
    Promise.resolve({ draw: (n) => renderInvoice(makeInvoice(n)), finish: (rendered) => Promise.resolve(rendered) }),
})
