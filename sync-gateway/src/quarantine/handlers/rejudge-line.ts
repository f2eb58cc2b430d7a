import type { RejudgeLine, RejudgeResult } from '@sac/contracts/http/devices'
import { appendAudit } from '@sac/platform/audit/append-audit'
import { listAuditEventsOf } from '@sac/platform/audit/audit-rows'
import { isNewCommand } from '@sac/platform/commands/is-new-command'
import type { Tx } from '@sac/platform/db/with-transaction'
import { Problem } from '@sac/platform/http/problem'
import { publish } from '@sac/platform/outbox/publish'
import { lockDevice } from '#devices/store/device-rows'
import type { GatewayContext } from '#gateway-context'
import type { Decision } from '#uploads/domain/decide-lines'
import type { RefusedLine } from '#uploads/domain/judge-line'
import { quarantinedEvent } from '#uploads/domain/line-events'
import { judgeAndStore } from '#uploads/handlers/store-lines'
import { judgeCopy, storeCopy } from '#uploads/handlers/take-copy'
import { type Item, updateRefusal } from '../store/item-rows.ts'
import { requireItem, requireOpenItem } from './read-item.ts'

type Rejudging = { id: string; command: RejudgeLine; actorId: string }

/**
 * Judges a text again as it came: after the office has learnt to read it, or its author may now have written it. What is valid
 * goes the way of every upload; what is not stays and says what stands against it today. Throws Problem `quarantine.*`.
 */
export async function rejudgeLine(
  context: GatewayContext,
  { id, command, actorId }: Rejudging,
): Promise<RejudgeResult> {
  const { deviceId, received, seq, actorId: author } = await requireItem(context.pool, id)
  if (author !== null) context.actors.forget(author)
  const judge = () => judgeCopy(context, { deviceId, lines: [{ raw: received.raw, seq }] })
  return judgeAndStore(context.pool, judge, async (tx, judged) => {
    if (!(await isNewCommand(context, tx, { commandId: command.commandId, content: { id, ...command } })))
      return resultOf(tx, id, command.commandId)
    await lockDevice(tx, deviceId)
    const item = await requireOpenItem(tx, id)
    // One person imported it; another one lets it count.
    if (item.importedBy === actorId) throw new Problem('quarantine.second-person')
    const decision = await storeCopy(tx, context, { deviceId, judged })
    const [refused] = decision.quarantined
    if (refused) await noteRefusal(tx, context, item, refused)
    const result = resultFor(decision)
    await appendAudit(context, tx, {
      actorId,
      action: 'quarantine.rejudged',
      subjectId: id,
      reason: item.code,
      note: command.note,
      details: { commandId: command.commandId, result },
    })
    return result
  })
}

// The audit event is the command's memory.
async function resultOf(tx: Tx, subjectId: string, commandId: string): Promise<RejudgeResult> {
  const events = await listAuditEventsOf(tx, { subjectId })
  return events.find(({ details }) => details['commandId'] === commandId)?.details['result'] as RejudgeResult
}

function resultFor({ quarantined: [refused], conflicts }: Decision): RejudgeResult {
  if (refused) return { status: 'quarantined', ...refused.refusal }
  if (conflicts.length === 0) return { status: 'accepted', code: null, field: null, detail: null }
  const detail = 'another text is stored under this event id'
  return { status: 'conflict-hash', code: 'line.conflict-hash', field: 'eventId', detail }
}

// Whoever knows the line by an older reason must learn the new one: a sign-in releases only what waits for it.
async function noteRefusal(tx: Tx, context: GatewayContext, item: Item, refused: RefusedLine): Promise<void> {
  const { code, field, detail } = refused.refusal
  if (item.kind !== 'quarantined' || (item.code === code && item.field === field && item.detail === detail)) return
  await updateRefusal(tx, { id: item.id, code, field, detail })
  await publish(context, tx, [quarantinedEvent(refused, { deviceId: item.deviceId, at: context.now() })])
}
