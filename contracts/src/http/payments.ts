// What customers, the counter and the office ask of payments. What is to be paid is never said by who asks: the price is the
// booking's, and only ids and the way of paying come from outside.
import * as z from 'zod/mini'
import { ChargeLine, PaymentFailure, PaymentMethod } from '../events/payment-events.ts'
import { CalendarDate, Code, Instant, Uuid, writtenText } from '../ids.ts'
import { AmountMinor, Currency } from '../money/money.ts'
import { After, PlateSearch } from './page.ts'

export const PaymentId = z.strictObject({ id: Uuid })

/**
 * Pays a booking of the caller's own through the provider. The id is made by the client: repeating the command gives the same
 * payment. While a booking has a payment that is not over, that one is answered whatever id was sent: nobody pays twice.
 */
export const CreatePayment = z.strictObject({ paymentId: Uuid, appointmentId: Uuid })
export type CreatePayment = z.infer<typeof CreatePayment>

/** Money that lies on the counter, or that its terminal has taken. Repeating the command changes nothing. */
export const TakePayment = z.strictObject({
  paymentId: Uuid,
  appointmentId: Uuid,
  method: z.enum(['card', 'cash']),
})
export type TakePayment = z.infer<typeof TakePayment>

/**
 * `created`: the provider is being asked for its page. `pending`: somebody may pay at `payUrl`. `completed`: the money is here.
 * `failed`, `expired`: none came. Money that comes all the same makes it `completed`.
 */
export const PaymentStatus = z.enum(['created', 'pending', 'completed', 'failed', 'expired'])
export type PaymentStatus = z.infer<typeof PaymentStatus>

/**
 * `requested`: waits for a second person. `approved`: goes back as soon as its turn has come; by hand, when somebody has given it.
 * `sent`: the provider has been asked. `failed`: it could not go back; somebody gives it by hand, or gives it up (`rejected`).
 */
export const RefundStatus = z.enum(['requested', 'approved', 'sent', 'completed', 'failed', 'rejected'])
export type RefundStatus = z.infer<typeof RefundStatus>

/** The way it came, or by hand: over the counter, at its terminal, by transfer. */
const ChosenMeans = z.enum(['provider', 'hand'])
/** `bank`: the customer's bank has taken it. */
export const RefundMeans = z.enum([...ChosenMeans.options, 'bank'])
export type RefundMeans = z.infer<typeof RefundMeans>

/** Somebody asked for it; the booking was called off; money came for which there is no booking; a dispute was lost. */
export const RefundCause = z.enum(['asked', 'cancelled', 'unplaceable', 'disputed'])
export type RefundCause = z.infer<typeof RefundCause>

/** What a customer sees of money that goes back. */
const OwnRefund = z.strictObject({
  refundId: Uuid,
  status: RefundStatus,
  amountMinor: AmountMinor,
  means: RefundMeans,
  cause: RefundCause,
  requestedAt: Instant,
  completedAt: z.nullable(Instant),
})
export type OwnRefund = z.infer<typeof OwnRefund>

export const Payment = z.strictObject({
  paymentId: Uuid,
  appointmentId: Uuid,
  /** Of the car that is booked; null where nobody has told of it. */
  plate: z.nullable(z.string()),
  /** null: booked for somebody without an account. */
  customerId: z.nullable(Uuid),
  centreId: Code,
  method: PaymentMethod,
  status: PaymentStatus,
  lines: z.array(ChargeLine),
  amountMinor: AmountMinor,
  currency: Currency,
  /**
   * The provider's page, while it can be paid there; null until the provider has answered: read again after a second. From there
   * the provider sends the person back to `/pay/<paymentId>`, whatever came of it.
   */
  payUrl: z.nullable(z.string()),
  /** How long that page is open. */
  payUntil: z.nullable(Instant),
  /** Why no money came; null while it may come, and when it has. */
  failure: z.nullable(PaymentFailure),
  /** What has gone back. */
  refundedMinor: z.int(),
  /** What goes back, the oldest first. */
  refunds: z.array(OwnRefund),
  /** The receipt, once it is issued. */
  invoice: z.nullable(z.strictObject({ invoiceId: Uuid, number: z.string() })),
  createdAt: Instant,
  paidAt: z.nullable(Instant),
})
export type Payment = z.infer<typeof Payment>

/** Hundredths, as a query has them. */
export const MinorText = z.string().check(z.regex(/^\d{1,12}$/))

/** `newest`, or what is most. */
export const MoneySort = z.enum(['newest', 'amount'])
export type MoneySort = z.infer<typeof MoneySort>

/** A customer's own whatever is asked for; of an administrator all, or those that were asked for. */
export const ListPayments = z.strictObject({
  appointmentId: z.optional(Uuid),
  customerId: z.optional(Uuid),
  status: z.optional(PaymentStatus),
  method: z.optional(PaymentMethod),
  centreId: z.optional(Code),
  /** Days it was begun on, both included, by the clock of `centreId`; without one by UTC. */
  fromDay: z.optional(CalendarDate),
  toDay: z.optional(CalendarDate),
  minMinor: z.optional(MinorText),
  maxMinor: z.optional(MinorText),
  search: PlateSearch,
  sort: z.optional(MoneySort),
  after: After,
})
export const PaymentList = z.strictObject({ payments: z.array(Payment) })

/** Money is to go back: the way it came, unless told. Repeating the command changes nothing. */
export const RequestRefund = z.strictObject({
  refundId: Uuid,
  amountMinor: AmountMinor,
  means: z.optional(ChosenMeans),
  reason: writtenText('unprinted'),
})
export type RequestRefund = z.infer<typeof RequestRefund>

/** As the office sees it. */
export const Refund = z.extend(OwnRefund, {
  paymentId: Uuid,
  appointmentId: Uuid,
  plate: z.nullable(z.string()),
  currency: Currency,
  /** How the money had come. */
  method: PaymentMethod,
  reason: z.nullable(z.string()),
  /** Why somebody did not agree, or gave it up. */
  rejection: z.nullable(z.string()),
  /** Somebody else than who asked for it must agree. */
  needsSecondPerson: z.boolean(),
  /** null: by rule. */
  requestedBy: z.nullable(Uuid),
  /** Who agreed, or did not. */
  decidedBy: z.nullable(Uuid),
  /** Why it could not go back, in the provider's own code. */
  failure: z.nullable(z.string()),
  creditNote: z.nullable(z.strictObject({ invoiceId: Uuid, number: z.string() })),
})
export type Refund = z.infer<typeof Refund>

export const WebhookHeaders = z.object({ 'stripe-signature': z.optional(z.string().check(z.maxLength(4_096))) })

export const RefundId = z.strictObject({ refundId: Uuid })
export const DecideRefund = z.strictObject({ commandId: Uuid })
export const RejectRefund = z.extend(DecideRefund, { reason: writtenText('unprinted') })
export const ListRefunds = z.strictObject({
  status: z.optional(RefundStatus),
  means: z.optional(RefundMeans),
  paymentId: z.optional(Uuid),
  /** Days it was asked for on, both included, by UTC. */
  fromDay: z.optional(CalendarDate),
  toDay: z.optional(CalendarDate),
  minMinor: z.optional(MinorText),
  maxMinor: z.optional(MinorText),
  search: PlateSearch,
  sort: z.optional(MoneySort),
  after: After,
})
export const RefundList = z.strictObject({ refunds: z.array(Refund) })
