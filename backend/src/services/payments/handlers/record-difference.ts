import type { Tx } from '@sac/platform/db/with-transaction'
import type { PaymentsDeps } from '../payments-deps.ts'
import { insertDifferenceIfAbsent, type NewDifference } from '../store/difference-rows.ts'

/** Our books and the provider's say different things: a person looks at it. Told once, however often it is found. */
export async function recordDifference(
  { newId, now, log }: Pick<PaymentsDeps, 'newId' | 'now' | 'log'>,
  tx: Tx,
  found: Omit<NewDifference, 'differenceId' | 'foundAt'>,
): Promise<boolean> {
  const isNew = await insertDifferenceIfAbsent(tx, { ...found, differenceId: newId(), foundAt: now() })
  if (isNew) log.warn({ alarm: 'payment-difference', kind: found.kind, subject: found.subject }, 'the books differ')
  return isNew
}
