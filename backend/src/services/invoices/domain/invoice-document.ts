import type { PaymentMethod } from '@sac/contracts/events/payment-events'
import type { InvoiceKind, Seller } from '@sac/contracts/http/invoices'
import type { PersonLanguage } from '@sac/contracts/person-language'

/** What was sold, or taken back, at one rate of VAT. Net and VAT are gross, to the cent. */
export type RateTotal = { vatRate: number; netMinor: number; vatMinor: number; grossMinor: number }

export type InvoiceLine = { text: string; quantity: number; netMinor: number; grossMinor: number; vatRate: number }

export type Totals = {
  lines: readonly InvoiceLine[]
  /** Each rate once, the highest first. */
  rates: readonly RateTotal[]
  netMinor: number
  vatMinor: number
  grossMinor: number
}

export type Address = { street: string; postcode: string; city: string; country: string }

/** Whom it is made out to; nobody by name after a sale at the counter. */
export type Buyer = { name: string | null; address: Address | null }

/** Everything that stands on an invoice or a credit note; the same value gives the same paper. */
export type InvoiceDocument = Totals & {
  kind: InvoiceKind
  number: string
  issuedOn: string
  language: PersonLanguage
  currency: string
  seller: Omit<Seller, 'centres'>
  buyer: Buyer
  /** How and on which day it was paid, or given back. */
  paid: { method: PaymentMethod; on: string }
  /** The invoice a credit note takes back. */
  corrects: { number: string; issuedOn: string } | null
}
