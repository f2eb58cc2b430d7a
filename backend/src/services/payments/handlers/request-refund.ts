import type { RefundCause, RefundMeans, RequestRefund } from '@sac/contracts/http/payments'
import { appendAudit } from '@sac/platform/audit/append-audit'
import { isNewCommand } from '@sac/platform/commands/is-new-command'
import { type Tx, withTransaction } from '@sac/platform/db/with-transaction'
import { Problem } from '@sac/platform/http/problem'
import { needsSecondPerson } from '../domain/refund-life.ts'
import type { PaymentsDeps } from '../payments-deps.ts'
import { lockPayment, type PaymentRow, reserve } from '../store/payment-rows.ts'
import { findRefund, insertRefund, type RefundRow, sumAskedFor } from '../store/refund-rows.ts'
import { moveSaga } from './move-saga.ts'

type Asking = Omit<RequestRefund, 'reason' | 'means'> & {
  means?: RefundMeans | undefined
  reason: string | null
  cause: RefundCause
  requestedBy: string | null
}

/**
 * Sets money aside to go back; false where less is left of the payment, which the caller has locked. It goes back at once where
 * nobody else has to agree.
 */
export async function openRefund(
  deps: PaymentsDeps,
  tx: Tx,
  payment: PaymentRow,
  { refundId, amountMinor, reason, cause, requestedBy, means }: Asking,
): Promise<boolean> {
  const { paymentId, method } = payment
  if (!(await reserve(tx, { paymentId, amountMinor }))) return false
  const isAsked = requestedBy !== null
  const needsSecond = isAsked && needsSecondPerson({ askedMinor: await sumAskedFor(tx, payment), amountMinor })
  await insertRefund(tx, {
    refundId,
    paymentId,
    amountMinor,
    reason,
    cause,
    requestedBy,
    means: method === 'online' ? (means ?? 'provider') : 'hand',
    needsSecondPerson: needsSecond,
    requestedAt: deps.now(),
    status: needsSecond ? 'requested' : 'approved',
    decidedBy: needsSecond ? null : requestedBy,
  })
  if (!needsSecond) await moveSaga(deps, tx, paymentId, { fact: 'refund-approved', refundId })
  return true
}

const notFound = () => new Problem('payment.not-found', { detail: 'Look it up among the payments.' })

/** Somebody of the office wants money to go back. Throws Problem `refund.too-much`. */
export async function requestRefund(
  deps: PaymentsDeps,
  { paymentId, ...command }: RequestRefund & { paymentId: string },
  requestedBy: string,
): Promise<RefundRow> {
  return withTransaction(deps.pool, async (tx) => {
    const payment = await lockPayment(tx, { paymentId })
    if (!payment) throw notFound()
    const { refundId, amountMinor, reason, means = null } = command
    const content = { paymentId, amountMinor, reason, means }
    if (await isNewCommand(deps, tx, { commandId: refundId, content })) {
      requirePossible(payment, command)
      if (!(await openRefund(deps, tx, payment, { ...command, cause: 'asked', requestedBy }))) throw tooMuch(payment)
      const about = { actorId: requestedBy, subjectId: paymentId, reason: null, note: null }
      await appendAudit(deps, tx, { ...about, action: 'refund.requested', details: { refundId, amountMinor, means } })
    }
    const refund = await findRefund(tx, { refundId })
    if (!refund) throw new Problem('command.repeated-differently', { detail: 'Make a new refund id.' })
    return refund
  })
}

function requirePossible({ method }: PaymentRow, { means }: Pick<RequestRefund, 'means'>): void {
  if (method === 'online' || means !== 'provider') return
  const detail = 'It was paid at the counter: it goes back by hand.'
  throw new Problem('refund.illegal-state', { detail })
}

function tooMuch({ status, amountMinor, reservedMinor }: PaymentRow): Problem {
  const left = amountMinor - reservedMinor
  const detail = status === 'completed' ? `At most ${left} of it are left to go back.` : 'No money has come.'
  return new Problem('refund.too-much', { detail })
}
