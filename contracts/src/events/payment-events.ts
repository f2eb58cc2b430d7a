// What the payments service tells. Who paid stands here as an id alone: names and addresses never reach a topic.
import * as z from 'zod/mini'
import { Code, Instant, recordedText, Uuid } from '../ids.ts'
import { AmountMinor, Currency } from '../money/money.ts'
import { VatRate } from '../money/vat.ts'
import { PersonLanguage } from '../person-language.ts'
import { toldBy } from './catalogue-entry.ts'

/** How somebody paid: through the provider, by card at the counter, in cash. */
export const PaymentMethod = z.enum(['online', 'card', 'cash'])
export type PaymentMethod = z.infer<typeof PaymentMethod>

/** `declined` by the provider; `expired` with its page; `withdrawn`: called off, or paid at the counter instead. */
export const PaymentFailure = z.enum(['declined', 'expired', 'withdrawn'])
export type PaymentFailure = z.infer<typeof PaymentFailure>

/** One thing that was paid for. */
export const ChargeLine = z.object({
  /** What it is, as a name known to invoices in every language; `text` where it is none of them. */
  key: Code,
  /** In the customer's own language. */
  text: z.optional(recordedText(200)),
  quantity: z.int().check(z.positive(), z.maximum(9_999)),
  /** Of all of them together, VAT included. */
  grossMinor: z.int().check(z.nonnegative(), z.maximum(9_999_999_999)),
  vatRate: VatRate,
})
export type ChargeLine = z.infer<typeof ChargeLine>

/** Begins the numbers of its invoices. */
const InvoiceSeries = z.string().check(z.regex(/^[A-Z0-9]{1,6}$/))

const CompletedData = z.object({
  paymentId: Uuid,
  appointmentId: z.nullable(Uuid),
  /** null for a sale at the counter to somebody without an account. */
  customerId: z.nullable(Uuid),
  /** Where it was sold; who the seller is follows from it. */
  centreId: Code,
  /** Together exactly `amountMinor`. */
  lines: z.array(ChargeLine).check(z.minLength(1), z.maxLength(100)),
  amountMinor: AmountMinor,
  /** The same in whole units, as specified; nobody calculates with it. */
  amount: z.number(),
  currency: Currency,
  paymentMethod: PaymentMethod,
  /** The provider's name for it, where one took part. */
  transactionId: z.optional(z.nullable(z.string().check(z.maxLength(255)))),
  paidAt: Instant,
  /** Of the person who paid. */
  language: PersonLanguage,
  series: InvoiceSeries,
})

const RefundedData = z.object({
  refundId: Uuid,
  paymentId: Uuid,
  /** Of this refund alone; all refunds of a payment together are at most what was paid. */
  amountMinor: AmountMinor,
  amount: z.number(),
  currency: Currency,
  refundedAt: Instant,
})

const FailedData = z.object({
  paymentId: Uuid,
  appointmentId: Uuid,
  customerId: z.nullable(Uuid),
  centreId: Code,
  /** What would have been paid. */
  amountMinor: AmountMinor,
  amount: z.number(),
  currency: Currency,
  reason: PaymentFailure,
  failedAt: Instant,
})

const event = toldBy('payment-service', 'payments-topic')
const aggregate = ['paymentId'] as const

export const paymentEvents = {
  'payment.completed': event({
    data: CompletedData,
    aggregate,
    readers: ['invoice-service-group', 'appointment-service-group'],
    summary: 'Money has come in: an invoice is due, and what it was for is certain',
  }),
  'payment.failed': event({
    data: FailedData,
    aggregate,
    readers: ['notification-service-group'],
    summary: 'No money has come, and the page to pay it at is closed; money that comes all the same is `completed`',
  }),
  'payment.refunded': event({
    data: RefundedData,
    aggregate,
    readers: ['invoice-service-group'],
    summary: 'Money has gone back: a credit note is due',
  }),
} as const
