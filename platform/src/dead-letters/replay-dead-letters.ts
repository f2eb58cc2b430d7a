import { appendAudit } from '#audit/append-audit'
import { listAuditEventsOf } from '#audit/audit-rows'
import type { Clock } from '#clock'
import { isNewCommand } from '#commands/is-new-command'
import type { Pool } from '#db/create-pool'
import { type Tx, withTransaction } from '#db/with-transaction'
import { Problem } from '#http/problem'
import type { NewId } from '#ids'
import {
  countOpenDeadLetters,
  lockOpenDeadLetters,
  lockReplays,
  parkDeadLetters,
  type ReplayFilter,
  reopenInbox,
  settleDeadLetters,
} from './replay-rows.ts'

export type DeadLetterDeps = { pool: Pool; now: Clock; newId: NewId }

export type Replay = {
  commandId: string
  filter: ReplayFilter
  /** How many match, as counted before; null to count only. */
  expected: number | null
  limit: number
  /** DeadLetters tried per second at most. */
  perSecond: number
  note: string
  actorId: string
}

export type Replayed = { matching: number; replayed: number; alreadyHandled: number; lastAt: string | null }

/**
 * Gives open letters back to their group, as parked messages: before what waits of the same partition key, in the order of the
 * log, each claimed through the inbox, so that none takes effect twice. One that fails again opens its letter again.
 * Throws Problem `dead-letter.count-changed` when others match than `expected`; `command.repeated-differently`.
 */
export function replayDeadLetters(deps: DeadLetterDeps, replay: Replay): Promise<Replayed> {
  return withTransaction(deps.pool, async (tx) => {
    const { commandId, actorId: _actorId, ...content } = replay
    const { filter, limit, expected } = replay
    if (expected === null) return countOnly(tx, filter)
    if (!(await isNewCommand(deps, tx, { commandId, content }))) return resultOf(tx, commandId)
    await lockReplays(tx, filter)
    const matching = await countOpenDeadLetters(tx, filter)
    if (matching !== expected)
      throw new Problem('dead-letter.count-changed', { detail: `${matching} match now; look again.` })
    const open = await lockOpenDeadLetters(tx, { filter, limit })
    const result = await sendBack(deps, tx, { ...replay, open, matching })
    await appendAudit(deps, tx, {
      actorId: replay.actorId,
      action: 'dead-letter.replayed',
      subjectId: commandId,
      reason: null,
      note: replay.note,
      details: { ...content, result },
    })
    return result
  })
}

async function countOnly(tx: Tx, filter: ReplayFilter): Promise<Replayed> {
  const matching = await countOpenDeadLetters(tx, filter)
  return { matching, replayed: 0, alreadyHandled: 0, lastAt: null }
}

// The audit event is the command's memory.
async function resultOf(tx: Tx, commandId: string): Promise<Replayed> {
  const [event] = await listAuditEventsOf(tx, { subjectId: commandId })
  return event?.details['result'] as Replayed
}

type Sending = Replay & { open: readonly { letterId: string; eventId: string }[]; matching: number }

async function sendBack({ now }: DeadLetterDeps, tx: Tx, sending: Sending): Promise<Replayed> {
  const { open, filter, perSecond, actorId: by, note: reason, matching } = sending
  const at = now()
  const handled = await reopenInbox(tx, { group: filter.group, eventIds: open.map(({ eventId }) => eventId) })
  const due = open
    .filter(({ eventId }) => !handled.has(eventId))
    .map(({ letterId }, index) => ({
      letterId,
      dueAt: new Date(at.getTime() + Math.floor((index * 1_000) / perSecond)),
    }))
  // Offsets begin anew in a log that was lost: what waits at the same place is another message.
  if ((await parkDeadLetters(tx, due)) !== due.length)
    throw new Problem('dead-letter.illegal-state', { detail: 'Another message waits at its place; try again later.' })
  await settleDeadLetters(tx, { letterIds: open.map(({ letterId }) => letterId), settled: 'replayed', at, by, reason })
  const lastAt = due.at(-1)?.dueAt.toISOString() ?? null
  return { matching, replayed: due.length, alreadyHandled: handled.size, lastAt }
}
