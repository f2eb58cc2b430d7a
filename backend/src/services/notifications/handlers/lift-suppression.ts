import type { LiftSuppression } from '@sac/contracts/http/notifications'
import { appendAudit } from '@sac/platform/audit/append-audit'
import { isNewCommand } from '@sac/platform/commands/is-new-command'
import { withTransaction } from '@sac/platform/db/with-transaction'
import { Problem } from '@sac/platform/http/problem'
import type { NotificationsDeps } from '../notifications-deps.ts'
import { deleteSuppression } from '../store/suppression-rows.ts'

type Lifting = { suppressionId: string; staffId: string; command: LiftSuppression }

/** A person has an address written to again. */
export async function liftSuppression(
  deps: NotificationsDeps,
  { suppressionId, staffId, command }: Lifting,
): Promise<void> {
  const { commandId, reason } = command
  await withTransaction(deps.pool, async (tx) => {
    if (!(await isNewCommand(deps, tx, { commandId, content: { ...command, suppressionId } }))) return
    if (!(await deleteSuppression(tx, { suppressionId })))
      throw new Problem('notification.not-found', { detail: 'Look in the list of addresses nothing is sent to.' })
    const entry = {
      actorId: staffId,
      action: 'notification.suppression-lifted',
      subjectId: suppressionId,
      reason,
      note: null,
    }
    await appendAudit(deps, tx, { ...entry, details: {} })
  })
}
