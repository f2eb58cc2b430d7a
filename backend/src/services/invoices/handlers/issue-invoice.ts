import type { EventData } from '@sac/contracts/events/catalogue'
import type { Seller } from '@sac/contracts/http/invoices'
import { dateIn } from '@sac/contracts/inspection/calendar'
import { chargeText } from '@sac/contracts/money/charge-words'
import type { Tx } from '@sac/platform/db/with-transaction'
import type { ReceivedEvent } from '@sac/platform/inbox/decode-event'
import { deadLetter, done, type Outcome, skip } from '@sac/platform/inbox/outcome'
import type { Buyer } from '../domain/invoice-document.ts'
import { sumOf, totalsOf } from '../domain/totals.ts'
import type { IssuingDeps } from '../invoices-deps.ts'
import { findInvoiceOfPayment } from '../store/invoice-rows.ts'
import { findSellerOfCentre } from '../store/seller-rows.ts'
import { appendInvoice } from './append-invoice.ts'

export type Completed = Pick<ReceivedEvent<'payment.completed'>, 'data' | 'correlationId'>

/** One invoice for a payment, ever. */
export async function issueInvoice(deps: IssuingDeps, tx: Tx, { data, correlationId }: Completed): Promise<Outcome> {
  if (await findInvoiceOfPayment(tx, data)) return skip('its invoice exists')
  if (sumOf(data.lines.map(({ grossMinor }) => grossMinor)) !== data.amountMinor)
    return deadLetter('lines-are-not-the-amount')
  const found = await findSellerOfCentre(tx, data)
  // Money is here and nobody to invoice it: an administrator says who sells there and sends the letter again.
  if (!found) return deadLetter('unknown-seller')
  const { sellerId } = found
  const { centres: _centres, ...seller } = found.seller
  const totals = totalsOf(chargedBy(seller, data), chargeText(data.language))
  const { paymentId, centreId, appointmentId, customerId, series, language, currency, paymentMethod } = data
  await appendInvoice(deps, tx, {
    sellerId,
    series,
    paymentId,
    centreId,
    appointmentId,
    customerId,
    correlationId,
    seller,
    refundId: null,
    corrects: null,
    document: {
      ...totals,
      kind: 'invoice',
      language,
      currency,
      corrects: null,
      buyer: await buyerOf(deps, data),
      paid: { method: paymentMethod, on: dateIn(seller.timeZone, data.paidAt) },
    },
  })
  return done
}

/** Who charges no VAT has none in the price, whatever the price list says. */
const chargedBy = ({ vatId }: Pick<Seller, 'vatId'>, { lines }: EventData<'payment.completed'>) =>
  vatId === null ? lines.map((line) => ({ ...line, vatRate: 0 })) : lines

const nobody: Buyer = { name: null, address: null }

const buyerOf = async ({ findBuyer }: IssuingDeps, { customerId }: EventData<'payment.completed'>): Promise<Buyer> =>
  (customerId === null ? null : await findBuyer(customerId)) ?? nobody
