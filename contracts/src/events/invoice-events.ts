// What the invoices service tells, under the payment: an invoice and its credit notes arrive in their order. Told when the paper is
// stored, so that whoever hears of it can send it. The buyer is an id; names and addresses never reach a topic.
import * as z from 'zod/mini'
import { CalendarDate, Code, Instant, Sha256, Uuid } from '../ids.ts'
import { AmountMinor, Currency } from '../money/money.ts'
import { PersonLanguage } from '../person-language.ts'
import { toldBy } from './catalogue-entry.ts'

const InvoiceTold = z.object({
  invoiceId: Uuid,
  number: z.string(),
  sellerId: z.string(),
  centreId: Code,
  paymentId: Uuid,
  appointmentId: z.nullable(Uuid),
  customerId: z.nullable(Uuid),
  currency: Currency,
  netMinor: z.int(),
  vatMinor: z.int(),
  /** VAT included: to the cent what was paid, or given back. */
  amountMinor: AmountMinor,
  amount: z.number(),
  language: PersonLanguage,
  issuedOn: CalendarDate,
  issuedAt: Instant,
  pdfSha256: Sha256,
  /** Whoever has this address gets the PDF, without an account. */
  downloadUrl: z.string(),
  /** Told again: the database had forgotten the invoice, which was there before. */
  adopted: z.optional(z.boolean()),
})

const CreditedTold = z.extend(InvoiceTold, {
  refundId: Uuid,
  /** The invoice it takes back, wholly or in part. */
  corrects: z.object({ invoiceId: Uuid, number: z.string() }),
})

const event = toldBy('invoice-service', 'invoices-topic')
const aggregate = ['paymentId'] as const

export const invoiceEvents = {
  'invoice.created': event({
    data: InvoiceTold,
    aggregate,
    readers: ['payment-service-group', 'vehicle-service-group', 'notification-service-group'],
    summary: 'An invoice was issued',
  }),
  'invoice.credited': event({
    data: CreditedTold,
    aggregate,
    readers: ['vehicle-service-group', 'payment-service-group', 'notification-service-group'],
    summary: 'A credit note was issued',
  }),
} as const
