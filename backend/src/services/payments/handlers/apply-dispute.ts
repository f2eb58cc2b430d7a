import type { Tx } from '@sac/platform/db/with-transaction'
import type { PaymentsDeps } from '../payments-deps.ts'
import { findRefundOfDispute, recordMove, type ToldDispute, upsertDispute } from '../store/dispute-rows.ts'
import { findPaymentOfMoney } from '../store/payment-rows.ts'
import { recordDifference } from './record-difference.ts'
import { settleLostDispute } from './settle-lost-dispute.ts'

/** A customer's bank asks for the money back, or has decided: what was told last holds. */
export async function applyDispute(deps: PaymentsDeps, tx: Tx, told: ToldDispute): Promise<'moved' | 'known'> {
  const became = await upsertDispute(tx, told)
  if (became === 'new')
    deps.log.warn({ alarm: 'payment-dispute', dispute: told.disputeId, dueAt: told.dueAt }, 'a payment is disputed')
  if (became === 'late') return 'known'
  await recordMove(tx, { disputeId: told.disputeId, at: deps.now() })
  if (told.status === 'lost') await settleLostDispute(deps, tx, told.disputeId)
  if (told.status === 'won') await noteCameBack(deps, tx, told)
  return 'moved'
}

/** It was lost, and the books say that it is gone. */
async function noteCameBack(deps: PaymentsDeps, tx: Tx, told: ToldDispute): Promise<void> {
  const subject = await findRefundOfDispute(tx, told)
  const paymentId = await findPaymentOfMoney(tx, told)
  if (subject) await recordDifference(deps, tx, { kind: 'refund-came-back', subject, paymentId, details: {} })
}
