// Bodies of the invoices operations.
import * as z from 'zod/mini'
import { CalendarDate, Code, Instant, Sha256, Uuid } from '../ids.ts'
import { Currency } from '../money/money.ts'
import { PersonLanguage } from '../person-language.ts'
import { TimeZone } from '../time-zone.ts'
import { After, PlateSearch } from './page.ts'
import { MinorText, MoneySort } from './payments.ts'
import { PostalAddress, printed } from './postal-address.ts'

export const InvoiceId = z.strictObject({ id: Uuid })

/** What stands behind the code on the paper. */
export const InvoiceToken = z.strictObject({ token: z.string().check(z.regex(/^[\w-]{43}$/)) })

export const InvoiceKind = z.enum(['invoice', 'credit-note'])
export type InvoiceKind = z.infer<typeof InvoiceKind>

/** A customer sees their own, whatever is asked. */
export const ListInvoices = z.strictObject({
  /** Beginning of a number, in capitals or not. */
  number: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(40))),
  kind: z.optional(InvoiceKind),
  customerId: z.optional(Uuid),
  paymentId: z.optional(Uuid),
  appointmentId: z.optional(Uuid),
  centreId: z.optional(Code),
  /** Days of issue, both included. */
  fromDay: z.optional(CalendarDate),
  toDay: z.optional(CalendarDate),
  minMinor: z.optional(MinorText),
  maxMinor: z.optional(MinorText),
  search: PlateSearch,
  sort: z.optional(MoneySort),
  after: After,
})

export const InvoiceSummary = z.strictObject({
  invoiceId: Uuid,
  kind: InvoiceKind,
  number: z.string(),
  sellerId: z.string(),
  paymentId: Uuid,
  appointmentId: z.nullable(Uuid),
  /** Of the car of that booking, as long as anybody knows it. */
  plate: z.nullable(z.string()),
  customerId: z.nullable(Uuid),
  /** Of a credit note: the invoice it takes back. */
  corrects: z.nullable(Uuid),
  currency: Currency,
  netMinor: z.int(),
  vatMinor: z.int(),
  grossMinor: z.int(),
  issuedOn: CalendarDate,
  issuedAt: Instant,
  /** null until its paper is made. */
  pdfSha256: z.nullable(Sha256),
})
export type InvoiceSummary = z.infer<typeof InvoiceSummary>

export const InvoiceList = z.strictObject({ invoices: z.array(InvoiceSummary) })

export const InvoiceDetail = z.extend(InvoiceSummary, {
  language: PersonLanguage,
  seller: z.strictObject({ name: z.string() }),
  buyer: z.strictObject({ name: z.nullable(z.string()) }),
  lines: z.array(
    z.strictObject({
      text: z.string(),
      quantity: z.int(),
      netMinor: z.int(),
      grossMinor: z.int(),
      vatRate: z.int(),
    }),
  ),
  rates: z.array(z.strictObject({ vatRate: z.int(), netMinor: z.int(), vatMinor: z.int(), grossMinor: z.int() })),
  /** Of an invoice: what credit notes have taken back of it. */
  creditedMinor: z.int(),
  credits: z.array(z.strictObject({ invoiceId: Uuid, number: z.string(), grossMinor: z.int() })),
})
export type InvoiceDetail = z.infer<typeof InvoiceDetail>

export const SellerId = z.strictObject({ id: z.string().check(z.regex(/^[a-z0-9-]{1,30}$/)) })

const sold = {
  name: printed(120),
  ...PostalAddress.shape,
  /** Its number in the register of companies. */
  registration: printed(40),
  /** With the letters of its country before it; null where it charges no VAT. */
  vatId: z.nullable(z.string().check(z.regex(/^[A-Z]{2}[A-Z0-9+*]{2,13}$/))),
  /** Why it charges no VAT, in the words of its law; printed, and sent with the invoice. */
  exemption: z.nullable(printed(200)),
  email: z.nullable(z.string().check(z.maxLength(254), z.regex(/^[^\s@]+@[^\s@]+$/))),
  /** IANA zone: which year and day it is for its invoices. */
  timeZone: TimeZone,
  /** Centres that sell in its name. */
  centres: z.array(Code).check(z.maxLength(200)),
}
const saysItsVat = z.refine<{ vatId: string | null; exemption: string | null }>(
  ({ vatId, exemption }) => (vatId === null) === (exemption !== null),
  { error: 'needs a VAT number or why there is none' },
)

/** A legal entity in whose name invoices are issued. Invoices that exist keep what stood on them. */
export const Seller = z.strictObject(sold).check(saysItsVat)
export type Seller = z.infer<typeof Seller>

/** `seen`: as whoever writes it was shown it, null for one that is new; where it is otherwise by now nothing is changed. */
export const WriteSeller = z.strictObject({ ...sold, seen: z.optional(z.nullable(Seller)) }).check(saysItsVat)

export const SellerList = z.strictObject({ sellers: z.array(z.strictObject({ sellerId: z.string(), seller: Seller })) })
