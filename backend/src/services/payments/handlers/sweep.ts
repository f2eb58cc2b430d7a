// What time alone brings about. A fact that was lost only costs time: here it is looked for.
import { withTransaction } from '@sac/platform/db/with-transaction'
import type { PaymentsDeps } from '../payments-deps.ts'
import { listOverdue } from '../store/checkout-rows.ts'
import { forgetOldBytes } from '../store/provider-event-rows.ts'
import { listIdleRefunds } from '../store/refund-rows.ts'
import { listWithoutPaper } from '../store/saga-rows.ts'
import { enqueue } from './enqueue.ts'
import { moveSaga, type Told } from './move-saga.ts'

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

const patienceMs = 5 * 60_000

/** Papers that nobody has told of for five minutes are looked for. Returns how many waited. */
export async function lookForPapers(deps: PaymentsDeps): Promise<number> {
  const before = new Date(deps.now().getTime() - patienceMs)
  const waiting = await listWithoutPaper(deps.pool, { before, limit: perTurn })
  for (const { paymentId, refundId } of waiting) {
    const papers = await deps.directory.listPapersOf(paymentId)
    const paper = papers.find((one) => one.refundId === refundId)
    if (paper) await withTransaction(deps.pool, (tx) => moveSaga(deps, tx, paymentId, factOf(paper)))
  }
  return waiting.length
}

function factOf({ invoiceId, number, refundId }: { invoiceId: string; number: string; refundId: string | null }): Told {
  return refundId === null
    ? { fact: 'invoiced', invoiceId, invoiceNumber: number }
    : { fact: 'credited', refundId, creditId: invoiceId, creditNumber: number }
}

/** What the provider sent is kept a month as it came. */
export const forgetOld = ({ pool, now }: PaymentsDeps): Promise<void> =>
  forgetOldBytes(pool, { before: new Date(now().getTime() - 30 * dayMs) })
