// One question to the provider each, and what is stored of its answer. Asked outside of any transaction; the same question may be
// asked again, by the same id of ours.
import type { Tx } from '@sac/platform/db/with-transaction'
import type { PaymentsDeps } from '../payments-deps.ts'
import type { Checkout, PaymentProvider } from '../provider/payment-provider.ts'
import type { ProviderError } from '../provider/provider-error.ts'
import { findCheckoutRow, keepSession } from '../store/checkout-rows.ts'
import { insertJobIfAbsent, type JobKind, type JobRow } from '../store/job-rows.ts'
import { findPayment } from '../store/payment-rows.ts'
import { findRefund, markSent } from '../store/refund-rows.ts'
import { applyExpired, applyPaid, applyRefund } from './apply-provider.ts'
import { moveSaga } from './move-saga.ts'
import { isAlive } from './open-payment.ts'

/** Stores an answer, in a transaction that has the payment locked; a moment where it is to be asked again. */
export type Store = (tx: Tx) => Promise<Date | null>
type Ask = (deps: PaymentsDeps, provider: PaymentProvider, job: JobRow) => Promise<Store>

const nothing: Store = () => Promise.resolve(null)

const open: Ask = async (deps, provider, { paymentId }) => {
  const [row, payment] = [await findCheckoutRow(deps.pool, { paymentId }), await findPayment(deps.pool, { paymentId })]
  if (!row || !payment || !isAlive(payment) || row.sessionId !== null) return nothing
  // The provider was away for too long: whatever it has opened meanwhile nobody has been shown.
  if (row.order.expiresAt <= deps.now()) return (tx) => end(deps, tx, paymentId)
  const opened = await provider.createCheckout(row.order)
  return async (tx) => {
    await keepSession(tx, { paymentId, ...opened })
    const now = await findPayment(tx, { paymentId })
    // Withdrawn while it was being opened.
    if (now && !isAlive(now))
      await insertJobIfAbsent(tx, { kind: 'close', subject: paymentId, paymentId, at: deps.now() })
    return null
  }
}

async function end(deps: PaymentsDeps, tx: Tx, paymentId: string): Promise<null> {
  await applyExpired(deps, tx, paymentId)
  return null
}

/** Somebody may be paying at this moment. */
const stillOpenMs = 60_000

/** Stores what has become of a page. */
const storeCheckout =
  (deps: PaymentsDeps, paymentId: string, checkout: Checkout): Store =>
  async (tx) => {
    if (checkout.status === 'open') return new Date(deps.now().getTime() + stillOpenMs)
    if (checkout.status === 'paid') await applyPaid(deps, tx, { ...checkout, paymentId, at: deps.now() })
    else await applyExpired(deps, tx, paymentId)
    return null
  }

const close: Ask = async (deps, provider, { paymentId }) => {
  const row = await findCheckoutRow(deps.pool, { paymentId })
  if (!row) return nothing
  // Its page was never opened, or nobody was ever shown it.
  if (row.sessionId === null) return (tx) => end(deps, tx, paymentId)
  return storeCheckout(deps, paymentId, await provider.expireCheckout(row.sessionId))
}

const askAgainMs = 15 * 60_000

const refund: Ask = async (deps, provider, { subject: refundId, paymentId }) => {
  const payment = await findPayment(deps.pool, { paymentId })
  const refund = await findRefund(deps.pool, { refundId })
  if (!refund || !payment?.transactionId || !(await markSent(deps.pool, { refundId }))) return nothing
  const { amountMinor } = refund
  const answer = await provider.refund({ refundId, providerPaymentId: payment.transactionId, amountMinor })
  return async (tx) => {
    await applyRefund(deps, tx, { ...answer, refundId })
    return answer.status === 'pending' ? new Date(deps.now().getTime() + askAgainMs) : null
  }
}

export const asks: Readonly<Record<JobKind, Ask>> = { open, close, refund }

type Refused = (deps: PaymentsDeps, job: JobRow, error: ProviderError) => Store

/** The provider will never do it. */
export const refusals: Readonly<Record<JobKind, Refused>> = {
  open:
    (deps, { paymentId }) =>
    async (tx) => {
      await moveSaga(deps, tx, paymentId, { fact: 'unpaid', failure: 'declined' })
      return null
    },
  close: () => nothing,
  refund:
    (deps, { subject: refundId, paymentId }, { code: failure }) =>
    async (tx) => {
      await moveSaga(deps, tx, paymentId, { fact: 'refund-failed', refundId, failure })
      return null
    },
}
