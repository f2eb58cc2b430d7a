// The paper is made after the number, from the row alone, and once: whoever comes second finds it. Only then is the invoice told of,
// so that whoever hears of it can send it.

import { type NewEvent, newEvent } from '@sac/contracts/events/new-event'
import { amountOf } from '@sac/contracts/money/money'
import { withTransaction } from '@sac/platform/db/with-transaction'
import { publish } from '@sac/platform/outbox/publish'
import type { InvoicesDeps } from '../invoices-deps.ts'
import { keepWitnesses } from '../restore/keep-witnesses.ts'
import { findInvoice, type StoredInvoice } from '../store/invoice-rows.ts'
import { insertPaperIfAbsent } from '../store/paper-rows.ts'

export type PrintJob = { invoiceId: string }

/** The job of an invoice that has no paper; nothing where it has one. */
export async function printInvoice(deps: InvoicesDeps, { invoiceId }: PrintJob): Promise<void> {
  const row = await findInvoice(deps.pool, { invoiceId })
  if (!row || row.pdfSha256 !== null) return
  await keepWitnesses(deps, row)
  const pdfSha256 = await deps.blobs.put(await render(deps, row))
  await withTransaction(deps.pool, async (tx) => {
    const paper = await insertPaperIfAbsent(tx, { invoiceId, pdfSha256, renderedAt: deps.now() })
    if (paper) await publish(deps, tx, [await invoiceEvent(deps, row, { pdfSha256, ...paper })])
  })
}

async function render({ renderer, links, log }: InvoicesDeps, row: StoredInvoice): Promise<Uint8Array> {
  const { invoiceId, number, document, issuedAt } = row
  try {
    return await renderer.render({ document, issuedAt: issuedAt.toISOString(), url: links.urlOf(invoiceId) })
  } catch (error) {
    log.error(
      { alarm: 'invoice-unprinted', invoiceId, number, err: error },
      'an invoice could not be printed; it is tried again',
    )
    throw error
  }
}

type Paper = { pdfSha256: string; isAdopted: boolean }

async function invoiceEvent(
  deps: InvoicesDeps,
  row: StoredInvoice,
  { pdfSha256, isAdopted }: Paper,
): Promise<NewEvent> {
  const { invoiceId, number, sellerId, centreId, paymentId, appointmentId, customerId } = row
  const { currency, netMinor, vatMinor, grossMinor, language, issuedOn, correlationId } = row
  const told = {
    invoiceId,
    number,
    sellerId,
    centreId,
    paymentId,
    appointmentId,
    customerId,
    currency,
    netMinor,
    vatMinor,
    amountMinor: grossMinor,
    amount: amountOf(grossMinor),
    language,
    issuedOn,
    pdfSha256,
    issuedAt: row.issuedAt.toISOString(),
    downloadUrl: deps.links.urlOf(invoiceId),
    ...(isAdopted ? { adopted: true } : {}),
  }
  const by = { userId: null, correlationId }
  if (row.refundId === null || row.corrects === null) return newEvent('invoice.created', told, by)
  const original = await findInvoice(deps.pool, { invoiceId: row.corrects })
  if (!original) throw new Error('a credit note without its invoice')
  const corrects = { invoiceId: original.invoiceId, number: original.number }
  return newEvent('invoice.credited', { ...told, refundId: row.refundId, corrects }, by)
}
