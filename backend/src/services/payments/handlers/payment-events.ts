// What is told of payments. The flow a payment belongs to began with its booking, and keeps its correlation id.
import { type NewEvent, newEvent } from '@sac/contracts/events/new-event'
import type { PaymentFailure } from '@sac/contracts/events/payment-events'
import { amountOf } from '@sac/contracts/money/money'
import type { PaymentRow } from '../store/payment-rows.ts'
import type { RefundRow } from '../store/refund-rows.ts'

const flowOf = ({ correlationId, customerId }: PaymentRow) => ({ userId: customerId, correlationId })

/** Begins the numbers of all invoices there are. */
const series = 'A'

type Paid = { paidAt: Date; transactionId: string | null }

export function completedEvent(payment: PaymentRow, { paidAt, transactionId }: Paid): NewEvent {
  const { paymentId, appointmentId, customerId, centreId, lines, amountMinor, currency, language } = payment
  const data = {
    paymentId,
    appointmentId,
    customerId,
    centreId,
    lines,
    amountMinor,
    amount: amountOf(amountMinor),
    currency,
    paymentMethod: payment.method,
    transactionId,
    paidAt: paidAt.toISOString(),
    language,
    series,
  }
  return newEvent('payment.completed', data, flowOf(payment))
}

export function failedEvent(payment: PaymentRow, reason: PaymentFailure, failedAt: Date): NewEvent {
  const { paymentId, appointmentId, customerId, centreId, amountMinor, currency } = payment
  const about = { paymentId, appointmentId, customerId, centreId, amountMinor, amount: amountOf(amountMinor), currency }
  return newEvent('payment.failed', { ...about, reason, failedAt: failedAt.toISOString() }, flowOf(payment))
}

export function refundedEvent(payment: PaymentRow, { refundId, amountMinor }: RefundRow, refundedAt: Date): NewEvent {
  const { paymentId, currency } = payment
  const about = { refundId, paymentId, amountMinor, amount: amountOf(amountMinor), currency }
  return newEvent('payment.refunded', { ...about, refundedAt: refundedAt.toISOString() }, flowOf(payment))
}
