import { dateIn } from '@sac/contracts/inspection/calendar'
import type { Tx } from '@sac/platform/db/with-transaction'
import type { ReceivedEvent } from '@sac/platform/inbox/decode-event'
import { deadLetter, done, type Outcome, skip } from '@sac/platform/inbox/outcome'
import { creditOf } from '../domain/credit.ts'
import { creditSeries } from '../domain/number.ts'
import { refundText } from '../domain/refund-words.ts'
import type { IssuingDeps } from '../invoices-deps.ts'
import {
  existsCreditOfRefund,
  findInvoiceOfPayment,
  listCreditsOf,
  lockBalance,
  type StoredInvoice,
} from '../store/invoice-rows.ts'
import { appendInvoice } from './append-invoice.ts'

export type Refunded = Pick<ReceivedEvent<'payment.refunded'>, 'data' | 'correlationId'>

/** One credit note for a refund, ever; to whom and by whom the invoice says. */
export async function creditInvoice(deps: IssuingDeps, tx: Tx, { data, correlationId }: Refunded): Promise<Outcome> {
  const invoice = await findInvoiceOfPayment(tx, data)
  // Told before its payment, or of a payment that waits among the dead letters: sent again after that.
  if (!invoice) return deadLetter('no-invoice-to-credit')
  if (invoice.currency !== data.currency) return deadLetter('other-currency')
  await lockBalance(tx, invoice)
  if (await existsCreditOfRefund(tx, data)) return skip('its credit note exists')
  const totals = creditOf({
    rates: invoice.document.rates,
    credited: (await listCreditsOf(tx, invoice)).flatMap(({ document }) => document.rates),
    amountMinor: data.amountMinor,
    text: refundText(invoice.language, invoice.number),
  })
  if (!totals) return deadLetter('refunds-are-more-than-the-invoice')
  const { seller, buyer, language, currency, paid } = invoice.document
  await appendInvoice(deps, tx, {
    ...originOf(invoice),
    refundId: data.refundId,
    correlationId,
    seller,
    document: {
      ...totals,
      kind: 'credit-note',
      language,
      currency,
      buyer,
      paid: { method: paid.method, on: dateIn(seller.timeZone, data.refundedAt) },
      corrects: { number: invoice.number, issuedOn: invoice.issuedOn },
    },
  })
  return done
}

const originOf = ({ invoiceId, sellerId, series, paymentId, centreId, appointmentId, customerId }: StoredInvoice) => ({
  corrects: invoiceId,
  series: creditSeries(series),
  sellerId,
  paymentId,
  centreId,
  appointmentId,
  customerId,
})
