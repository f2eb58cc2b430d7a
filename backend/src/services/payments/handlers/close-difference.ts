import type { Difference } from '@sac/contracts/http/differences'
import { appendAudit } from '@sac/platform/audit/append-audit'
import { isNewCommand } from '@sac/platform/commands/is-new-command'
import { withTransaction } from '@sac/platform/db/with-transaction'
import { Problem } from '@sac/platform/http/problem'
import type { PaymentsDeps } from '../payments-deps.ts'
import { closeDifferenceRow, lockDifference } from '../store/difference-rows.ts'
import { differenceViewOf } from './payment-view.ts'

type Closing = { differenceId: string; commandId: string; note: string; closedBy: string }

/** Somebody has done something about it, and says what. */
export async function closeDifference(deps: PaymentsDeps, closing: Closing): Promise<Difference> {
  const { differenceId, commandId, note, closedBy } = closing
  return withTransaction(deps.pool, async (tx) => {
    const known = await lockDifference(tx, { differenceId })
    if (!known) throw new Problem('difference.not-found', { detail: 'Look it up among the differences.' })
    if (await isNewCommand(deps, tx, { commandId, content: { differenceId, note } })) {
      await closeDifferenceRow(tx, { differenceId, closedBy, note, at: deps.now() })
      const about = { actorId: closedBy, subjectId: known.paymentId, reason: null, note: null }
      await appendAudit(deps, tx, { ...about, action: 'difference.closed', details: { differenceId, commandId } })
    }
    return differenceViewOf((await lockDifference(tx, { differenceId })) ?? known)
  })
}
