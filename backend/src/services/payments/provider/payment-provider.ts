// What is asked of whoever moves money for us. Amounts are whole minor units with a currency of ISO 4217 in capitals; ids named
// after us (`paymentId`, `refundId`) are ours, the others are the provider's and never interpreted. What the provider says of an
// amount or of an id of ours is evidence to be compared with our own row, never an instruction.
import type { PersonLanguage } from '@sac/contracts/person-language'
import type { ProviderEvent, RefundStatus, WebhookRefusal } from './provider-event.ts'

/**
 * What is to be paid, and where the customer comes back to. The provider compares repeats of a `paymentId` member by member, so the
 * order is made once, kept, and given again as it was; times and addresses included.
 */
export type CheckoutOrder = {
  paymentId: string
  appointmentId: string | null
  /** More than nothing. */
  amountMinor: number
  currency: string
  /** 1 to 100, in the customer's language, VAT included; together exactly `amountMinor`. */
  lines: readonly { text: string; amountMinor: number }[]
  customerEmail?: string
  language: PersonLanguage
  /** Absolute; the customer may come back there without having paid, and may have paid without coming back. */
  successUrl: string
  cancelUrl: string
  /**
   * Until when it should be payable, at most 23 hours ahead; the provider itself may stay open half an hour longer, because it
   * opens nothing for less. Whoever needs the end on time calls `expireCheckout` then, and lives with a payment made just before.
   */
  expiresAt: Date
}

/** Where a customer pays. */
type OpenedCheckout = { sessionId: string; payUrl: string }

/** `open`: nothing has come in, and may yet. `expired`: nothing has come in and nothing will. `paymentId`: as it was ordered. */
export type Checkout = { sessionId: string; paymentId: string | null } & (
  | { status: 'open' | 'expired' }
  | { status: 'paid'; providerPaymentId: string; amountMinor: number; currency: string }
)

type RefundOrder = {
  refundId: string
  providerPaymentId: string
  /** More than nothing; a part of what was paid or all of it. */
  amountMinor: number
}

export type ProviderRefund = {
  providerRefundId: string
  /** null where it was not ordered by us, as by hand in the provider's own office. */
  refundId: string | null
  providerPaymentId: string | null
  amountMinor: number
  currency: string
  status: RefundStatus
  at: Date
}

/** Money that came in, as the provider's book has it. */
export type ProviderPayment = {
  providerPaymentId: string
  paymentId: string | null
  amountMinor: number
  /** Of all its refunds that have not failed. */
  refundedMinor: number
  currency: string
  /** The customer's bank takes it back, or has. */
  disputed: boolean
  at: Date
}

/** `since` inclusive, `before` exclusive, to the second; `after`: `next` of the page before. */
export type LedgerQuery = { since: Date; before: Date; after?: string }
/** Newest first, at most 100; `next` null: the last page. */
export type LedgerPage<Entry> = { entries: Entry[]; next: string | null }

/**
 * Every call ends within the provider's deadline (10 s unless told) and is tried once: whoever calls decides when to try again.
 * All but `readWebhook` throw ProviderError, whose `kind` says what is known of the outcome.
 */
export type PaymentProvider = {
  /** Where a dispute is answered in its own office; null where it has none. Asks nobody. */
  pageOfDispute: (disputeId: string) => string | null
  /** May be repeated for a day with an equal order: the first answer comes again, nothing is opened twice. */
  createCheckout: (order: CheckoutOrder) => Promise<OpenedCheckout>
  findCheckout: (sessionId: string) => Promise<Checkout>
  /** Ends what can still be ended, and says what has become of it: `paid` where the customer was faster. May be repeated. */
  expireCheckout: (sessionId: string) => Promise<Checkout>
  /** May be repeated at any time with an equal order: what was sent back under this `refundId` is found, never sent again. */
  refund: (order: RefundOrder) => Promise<ProviderRefund>
  /** null: the provider knows of none, so none is under way once calls of `refund` have ended. */
  findRefund: (order: Pick<RefundOrder, 'refundId' | 'providerPaymentId'>) => Promise<ProviderRefund | null>
  /** By when the money moved. */
  listPayments: (query: LedgerQuery) => Promise<LedgerPage<ProviderPayment>>
  /** By when it was ordered; failed ones are listed, too. */
  listRefunds: (query: LedgerQuery) => Promise<LedgerPage<ProviderRefund>>
  /**
   * What a message at our door says, if the provider signed exactly these bytes within five minutes of `now`, both ways. The same
   * event comes several times, in any order, for days. `signature`: the header as it came.
   */
  readWebhook: (
    rawBody: Uint8Array,
    signature: string | undefined,
    now: Date,
  ) => Promise<{ ok: true; event: ProviderEvent } | { ok: false; reason: WebhookRefusal }>
}
