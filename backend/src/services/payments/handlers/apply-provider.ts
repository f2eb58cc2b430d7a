// What the provider says, compared with our own rows: by a message at the door, by an answer, or by its books. It says the same
// thing often and in any order; the saga knows what is new. What is not as ours says becomes a difference, never a payment.
import type { DifferenceKind } from '@sac/contracts/http/differences'
import type { Tx } from '@sac/platform/db/with-transaction'
import type { PaymentsDeps } from '../payments-deps.ts'
import type { ProviderRefund } from '../provider/payment-provider.ts'
import { lockPayment, type PaymentRow } from '../store/payment-rows.ts'
import { findRefund, keepProviderRefund, type RefundRow } from '../store/refund-rows.ts'
import { moveSaga } from './move-saga.ts'
import { recordDifference } from './record-difference.ts'

/** What came of it, for the row of who told: `moved`, `known`, or how the books differ. */
type Applied = 'moved' | 'known' | DifferenceKind

const movedOr = (hasMoved: boolean): Applied => (hasMoved ? 'moved' : 'known')

type Paid = {
  paymentId: string | null
  providerPaymentId: string
  amountMinor: number
  currency: string
  at: Date
}

const paidDifferently = (payment: PaymentRow, paid: Paid): DifferenceKind | null => {
  if (payment.amountMinor !== paid.amountMinor || payment.currency !== paid.currency) return 'other-amount'
  if (payment.status !== 'completed') return null
  return payment.transactionId === paid.providerPaymentId ? null : 'paid-twice'
}

/** Money has come in at the provider. */
export async function applyPaid(deps: PaymentsDeps, tx: Tx, paid: Paid): Promise<Applied> {
  const { providerPaymentId: subject, at, ...details } = paid
  const payment = await lockIfOurs(tx, paid)
  const kind = payment ? paidDifferently(payment, paid) : 'unknown-payment'
  if (!payment || kind) {
    const found = kind ?? 'unknown-payment'
    await recordDifference(deps, tx, { kind: found, subject, paymentId: payment?.paymentId ?? null, details })
    return found
  }
  const told = { fact: 'paid', paidAt: at, transactionId: subject } as const
  return movedOr(await moveSaga(deps, tx, payment.paymentId, told))
}

const lockIfOurs = async (tx: Tx, { paymentId }: Pick<Paid, 'paymentId'>) =>
  paymentId === null ? null : lockPayment(tx, { paymentId })

/** Its page is closed and nobody has paid. */
export async function applyExpired(deps: PaymentsDeps, tx: Tx, paymentId: string | null): Promise<Applied> {
  if (paymentId === null) return 'known'
  return movedOr(await moveSaga(deps, tx, paymentId, { fact: 'unpaid', failure: 'expired' }))
}

/** Money goes back at the provider, has, or cannot. */
export async function applyRefund(deps: PaymentsDeps, tx: Tx, told: Omit<ProviderRefund, 'at'>): Promise<Applied> {
  const { providerRefundId: subject, refundId, amountMinor, currency, status, providerPaymentId } = told
  const known = refundId === null ? null : await findRefund(tx, { refundId })
  const details = { amountMinor, currency, status, providerPaymentId }
  if (!known || known.amountMinor !== amountMinor || known.currency !== currency) {
    await recordDifference(deps, tx, { kind: 'unknown-refund', subject, paymentId: known?.paymentId ?? null, details })
    return 'unknown-refund'
  }
  await lockPayment(tx, known)
  await keepProviderRefund(tx, { refundId: known.refundId, providerRefundId: subject })
  return endings[status](deps, tx, (await findRefund(tx, known)) ?? known)
}

const endings: Readonly<
  Record<ProviderRefund['status'], (deps: PaymentsDeps, tx: Tx, refund: RefundRow) => Promise<Applied>>
> = {
  pending: () => Promise.resolve('known'),
  completed: async (deps, tx, { refundId, paymentId }) =>
    movedOr(await moveSaga(deps, tx, paymentId, { fact: 'refunded', refundId })),
  failed: async (deps, tx, { refundId, paymentId, status, means }) => {
    // It had gone, and has come back: the books already say that it is gone.
    if (status === 'completed' && means === 'provider') {
      await recordDifference(deps, tx, { kind: 'refund-came-back', subject: refundId, paymentId, details: {} })
      return 'refund-came-back'
    }
    return movedOr(await moveSaga(deps, tx, paymentId, { fact: 'refund-failed', refundId, failure: 'refused' }))
  },
}
