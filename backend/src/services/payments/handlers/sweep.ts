// What time alone brings about. A fact that was lost only costs time: here it is looked for.
import { withTransaction } from '@sac/platform/db/with-transaction'
import type { PaymentsDeps } from '../payments-deps.ts'
import { listOverdue } from '../store/checkout-rows.ts'
import { forgetOldBytes } from '../store/provider-event-rows.ts'
import { listIdleRefunds } from '../store/refund-rows.ts'
import { enqueue } from './enqueue.ts'

const perTurn = 200
const dayMs = 24 * 60 * 60_000

/** Pages whose time is over are ended; the provider says whether somebody was faster. Returns how many. */
export async function endOverdue(deps: PaymentsDeps): Promise<number> {
  const overdue = await listOverdue(deps.pool, { before: deps.now(), limit: perTurn })
  for (const { paymentId } of overdue)
    await withTransaction(deps.pool, (tx) => enqueue(deps, tx, { kind: 'close', paymentId }))
  return overdue.length
}

/** Refunds whose turn it is, and that nobody asks the provider about. Returns how many. */
export async function resumeRefunds(deps: PaymentsDeps): Promise<number> {
  const idle = await listIdleRefunds(deps.pool, { limit: perTurn })
  for (const { refundId: subject, paymentId } of idle)
    await withTransaction(deps.pool, (tx) => enqueue(deps, tx, { kind: 'refund', subject, paymentId }))
  return idle.length
}

/** What the provider sent is kept a month as it came. */
export const forgetOld = ({ pool, now }: PaymentsDeps): Promise<void> =>
  forgetOldBytes(pool, { before: new Date(now().getTime() - 30 * dayMs) })
