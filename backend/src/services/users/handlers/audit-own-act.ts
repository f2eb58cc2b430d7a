import { appendAudit } from '@sac/platform/audit/append-audit'
import type { Tx } from '@sac/platform/db/with-transaction'
import type { User } from '../store/users.ts'
import type { UsersDeps } from '../users-deps.ts'

/** What staff does with their own account stands in the audit; of customers nothing does. Last of its transaction. */
export async function auditOwnAct(deps: UsersDeps, tx: Tx, { userId, role }: User, action: string): Promise<void> {
  if (role === 'customer') return
  await appendAudit(deps, tx, {
    actorId: userId,
    action,
    subjectId: userId,
    reason: null,
    note: null,
    details: { role },
  })
}
