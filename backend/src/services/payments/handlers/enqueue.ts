import { afterCommit } from '@sac/platform/db/after-commit'
import type { Tx } from '@sac/platform/db/with-transaction'
import type { PaymentsDeps } from '../payments-deps.ts'
import { insertJobIfAbsent, type JobKind } from '../store/job-rows.ts'

type Job = { kind: JobKind; paymentId: string; subject?: string }

/** The provider is to be asked, after this transaction. */
export async function enqueue(
  { now, wake }: Pick<PaymentsDeps, 'now' | 'wake'>,
  tx: Tx,
  { kind, paymentId, subject = paymentId }: Job,
): Promise<void> {
  await insertJobIfAbsent(tx, { kind, subject, paymentId, at: now() })
  afterCommit(tx, wake)
}
