import { appendAudit } from '#audit/append-audit'
import { isNewCommand } from '#commands/is-new-command'
import { withTransaction } from '#db/with-transaction'
import { Problem } from '#http/problem'
import type { DeadLetterDeps } from './replay-dead-letters.ts'
import { settleDeadLetters } from './replay-rows.ts'

export type Dismissal = { letterId: string; commandId: string; note: string; actorId: string }

/** Closes an open letter without sending it back; it stays readable. Throws Problem `dead-letter.illegal-state` for a closed one. */
export function dismissDeadLetter(
  deps: DeadLetterDeps,
  { letterId, commandId, note, actorId }: Dismissal,
): Promise<void> {
  return withTransaction(deps.pool, async (tx) => {
    if (!(await isNewCommand(deps, tx, { commandId, content: { letterId, note } }))) return
    const settling = { letterIds: [letterId], settled: 'dismissed', at: deps.now(), by: actorId, reason: note } as const
    if ((await settleDeadLetters(tx, settling)) === 0)
      throw new Problem('dead-letter.illegal-state', { detail: 'It has been replayed or dismissed already.' })
    const entry = { actorId, action: 'dead-letter.dismissed', subjectId: letterId, reason: null, note }
    await appendAudit(deps, tx, { ...entry, details: { commandId } })
  })
}
