import type { Tx } from '@sac/platform/db/with-transaction'
import type { PaymentsDeps } from '../payments-deps.ts'
import { type ToldDispute, upsertDispute } from '../store/dispute-rows.ts'

/** A customer's bank asks for the money back, or has decided: what was told last holds. */
export async function applyDispute(
  { log }: Pick<PaymentsDeps, 'log'>,
  tx: Tx,
  told: ToldDispute,
): Promise<'moved' | 'known'> {
  const became = await upsertDispute(tx, told)
  if (became === 'new')
    log.warn({ alarm: 'payment-dispute', dispute: told.disputeId, dueAt: told.dueAt }, 'a payment is disputed')
  return became === 'late' ? 'known' : 'moved'
}
