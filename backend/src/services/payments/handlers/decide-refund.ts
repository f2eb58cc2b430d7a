// What people of the office decide about refunds that were asked for.
import { appendAudit } from '@sac/platform/audit/append-audit'
import { isNewCommand } from '@sac/platform/commands/is-new-command'
import { type Tx, withTransaction } from '@sac/platform/db/with-transaction'
import { Problem } from '@sac/platform/http/problem'
import { type RefundAct, refundLife } from '../domain/refund-life.ts'
import type { PaymentsDeps } from '../payments-deps.ts'
import { lockPayment, release } from '../store/payment-rows.ts'
import { decideRefundRow, findRefund, giveByHand, type RefundRow } from '../store/refund-rows.ts'
import { lockSaga } from '../store/saga-rows.ts'
import { moveSaga } from './move-saga.ts'

type Deciding = { refundId: string; commandId: string; actorId: string; reason?: string }
type Act = Extract<RefundAct, 'approve' | 'reject' | 'pay-out'>

const notFound = () => new Problem('refund.not-found', { detail: 'Look it up among the refunds.' })
const illegal = (detail: string) => new Problem('refund.illegal-state', { detail })

/** Does an act on a refund once. Throws Problem `refund.illegal-state` or `refund.second-person`. */
export async function decideRefund(deps: PaymentsDeps, act: Act, deciding: Deciding): Promise<RefundRow> {
  const { refundId, commandId, actorId, reason = null } = deciding
  return withTransaction(deps.pool, async (tx) => {
    const refund = await lockRefund(tx, refundId)
    if (!(await isNewCommand(deps, tx, { commandId, content: { refundId, act, reason } }))) return refund
    const step = refundLife[refund.status][act]
    if ('instead' in step) throw illegal(step.instead)
    await acts[act]({ deps, tx, refund, actorId, rejection: reason })
    const about = { actorId, subjectId: refund.paymentId, reason: null, note: null }
    await appendAudit(deps, tx, { ...about, action: `refund.${act}`, details: { refundId, commandId } })
    return (await findRefund(tx, { refundId })) ?? refund
  })
}

async function lockRefund(tx: Tx, refundId: string): Promise<RefundRow> {
  const known = await findRefund(tx, { refundId })
  if (!known) throw notFound()
  await lockPayment(tx, known)
  return (await findRefund(tx, { refundId })) ?? known
}

type Moment = { deps: PaymentsDeps; tx: Tx; refund: RefundRow; actorId: string; rejection: string | null }

const acts: Readonly<Record<Act, (moment: Moment) => Promise<void>>> = {
  approve: async ({ deps, tx, refund, actorId }) => {
    const { refundId, paymentId, requestedBy } = refund
    if (requestedBy === actorId)
      throw new Problem('refund.second-person', { detail: 'You asked for it: another administrator agrees.' })
    await decideRefundRow(tx, { refundId, status: 'approved', rejection: null, decidedBy: actorId, at: deps.now() })
    await moveSaga(deps, tx, paymentId, { fact: 'refund-approved', refundId })
  },
  reject: async ({ deps, tx, refund, actorId, rejection }) => {
    await decideRefundRow(tx, { ...refund, status: 'rejected', rejection, decidedBy: actorId, at: deps.now() })
    await release(tx, refund)
  },
  'pay-out': async ({ deps, tx, refund }) => {
    const { refundId, paymentId, means, status } = refund
    if (status === 'approved' && means !== 'hand') throw illegal('It goes back the way it came: wait for the provider.')
    if (status === 'failed') await giveByHand(tx, { refundId })
    await moveSaga(deps, tx, paymentId, { fact: 'refund-approved', refundId })
    const saga = await lockSaga(tx, refund)
    if (saga?.step !== 'refund' || saga.refundId !== refundId)
      throw illegal('The paper of what moved before is still being made: try again in a moment.')
    await moveSaga(deps, tx, paymentId, { fact: 'refunded', refundId })
  },
}
