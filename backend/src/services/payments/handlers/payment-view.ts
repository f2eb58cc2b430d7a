import type { Difference } from '@sac/contracts/http/differences'
import type { OwnRefund, Payment, Refund } from '@sac/contracts/http/payments'
import type { DifferenceRow } from '../store/difference-rows.ts'
import type { PaymentRow } from '../store/payment-rows.ts'
import type { RefundRow } from '../store/refund-rows.ts'

const instantOf = (at: Date | string | null) => (at === null ? null : new Date(at).toISOString())

export function viewOf(row: PaymentRow): Payment {
  const { language: _language, reservedMinor: _reserved, transactionId: _transaction, ...known } = row
  const { correlationId: _flow, ...shown } = known
  const { invoiceId, invoiceNumber: number, createdAt, paidAt, refunds, payUrl, payUntil, ...rest } = shown
  return {
    ...rest,
    payUrl: row.status === 'pending' ? payUrl : null,
    payUntil: row.status === 'pending' ? instantOf(payUntil) : null,
    refunds: refunds.map(ownRefundOf),
    invoice: invoiceId === null || number === null ? null : { invoiceId, number },
    createdAt: createdAt.toISOString(),
    paidAt: instantOf(paidAt),
  }
}

const ownRefundOf = ({ requestedAt, completedAt, ...rest }: OwnRefund): OwnRefund => ({
  ...rest,
  requestedAt: new Date(requestedAt).toISOString(),
  completedAt: instantOf(completedAt),
})

export function refundViewOf({ creditId, creditNumber, requestedAt, completedAt, ...rest }: RefundRow): Refund {
  return {
    ...rest,
    creditNote: creditId === null || creditNumber === null ? null : { invoiceId: creditId, number: creditNumber },
    requestedAt: requestedAt.toISOString(),
    completedAt: instantOf(completedAt),
  }
}

export const differenceViewOf = ({ foundAt, closedAt, ...rest }: DifferenceRow): Difference => ({
  ...rest,
  foundAt: foundAt.toISOString(),
  closedAt: instantOf(closedAt),
})
