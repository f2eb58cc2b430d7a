import type { DecideNotification } from '@sac/contracts/http/notifications'
import { appendAudit } from '@sac/platform/audit/append-audit'
import { isNewCommand } from '@sac/platform/commands/is-new-command'
import { afterCommit } from '@sac/platform/db/after-commit'
import { withTransaction } from '@sac/platform/db/with-transaction'
import { Problem } from '@sac/platform/http/problem'
import type { Message } from '../domain/message.ts'
import type { NotificationsDeps } from '../notifications-deps.ts'
import { moveMessage } from './move-message.ts'
import { requireMessage } from './read-message.ts'

type Decision = { messageId: string; staffId: string; command: DecideNotification }

/** A person has a message sent again, or says that it was. Throws Problem `notification.illegal-state` with what to do instead. */
export async function decideMessage(
  deps: NotificationsDeps,
  { messageId, staffId, command }: Decision,
): Promise<Message> {
  const { commandId, decision, reason } = command
  await withTransaction(deps.pool, async (tx) => {
    if (!(await isNewCommand(deps, tx, { commandId, content: { ...command, messageId } }))) return
    const moved = await moveMessage(deps, tx, { messageId, act: decision, reason: null })
    if (moved.kind === 'gone') throw new Problem('notification.not-found')
    if (moved.kind === 'instead') throw new Problem('notification.illegal-state', { detail: moved.instead })
    afterCommit(tx, () => deps.wake(messageId))
    const entry = { actorId: staffId, action: `notification.${decision}`, subjectId: messageId, reason, note: null }
    await appendAudit(deps, tx, { ...entry, details: {} })
  })
  return requireMessage(deps, messageId)
}
