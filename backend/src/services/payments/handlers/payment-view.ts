import type { Payment } from '@sac/contracts/http/payments'
import type { PaymentRow } from '../store/payment-rows.ts'

export function viewOf(row: PaymentRow): Payment {
  const { language: _language, reservedMinor: _reserved, transactionId: _transaction, ...shown } = row
  const { invoiceId, invoiceNumber: number, createdAt, paidAt, ...rest } = shown
  return {
    ...rest,
    payUrl: null,
    payUntil: null,
    invoice: invoiceId === null || number === null ? null : { invoiceId, number },
    createdAt: createdAt.toISOString(),
    paidAt: paidAt?.toISOString() ?? null,
  }
}
