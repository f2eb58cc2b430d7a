import { on } from '@sac/platform/inbox/on'
import { subscribeEach } from '@sac/platform/inbox/subscription'
import type { InvoicesDeps } from '../invoices-deps.ts'
import { creditInvoice } from './credit-invoice.ts'
import { issueInvoice } from './issue-invoice.ts'

export const invoiceSubscription = (deps: InvoicesDeps) =>
  subscribeEach('invoice-service-group', [
    on('payment.completed', (event, tx) => issueInvoice(deps, tx, event)),
    on('payment.refunded', (event, tx) => creditInvoice(deps, tx, event)),
  ])
