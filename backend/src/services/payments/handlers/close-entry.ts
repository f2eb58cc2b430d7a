import type { BoardEntry, CloseEntry } from '@sac/contracts/http/reconciliation'
import { appendAudit } from '@sac/platform/audit/append-audit'
import { isNewCommand } from '@sac/platform/commands/is-new-command'
import { type Tx, withTransaction } from '@sac/platform/db/with-transaction'
import { Problem } from '@sac/platform/http/problem'
import type { PaymentsDeps } from '../payments-deps.ts'
import { type ClosingRow, findClosing, findOnBoard, insertClosingIfAbsent } from '../store/board-rows.ts'

/** Somebody says why an entry is all right. Throws Problem `difference.closed` where somebody else did, `difference.not-found`. */
export async function closeEntry(deps: PaymentsDeps, command: CloseEntry, closedBy: string): Promise<BoardEntry> {
  const { commandId, list, subject, note } = command
  return withTransaction(deps.pool, async (tx) => {
    if (await isNewCommand(deps, tx, { commandId, content: { list, subject, note } }))
      await close(deps, tx, command, closedBy)
    const closing = await findClosing(tx, { list, subject })
    if (!closing) throw new Problem('difference.not-found', { detail: 'Look it up on the board.' })
    return closedEntryOf(closing)
  })
}

async function close(deps: PaymentsDeps, tx: Tx, { commandId, list, subject, note }: CloseEntry, closedBy: string) {
  const known = await findClosing(tx, { list, subject })
  if (known) throw closed(known)
  const entry = await findOnBoard(tx, { list, subject, now: deps.now() })
  if (!entry) throw new Problem('difference.not-found', { detail: 'It is not amiss any more.' })
  const closing = { list, subject, entry, closedAt: deps.now(), closedBy, note }
  if (!(await insertClosingIfAbsent(tx, closing))) throw closed(await findClosing(tx, { list, subject }))
  const about = { actorId: closedBy, subjectId: subject, reason: null, note: null }
  await appendAudit(deps, tx, { ...about, action: 'board.closed', details: { list, commandId } })
}

const closed = (by: ClosingRow | null) =>
  new Problem('difference.closed', { detail: `It was closed at ${by?.closedAt.toISOString()}: ${by?.note}` })

export const closedEntryOf = ({ entry, closedAt, closedBy, note }: ClosingRow): BoardEntry => ({
  ...entry,
  closed: { at: closedAt.toISOString(), by: closedBy, note },
})
