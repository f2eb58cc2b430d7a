import { newEvent } from '@sac/contracts/events/new-event'
import type { QuarantineDetail, SettleItem } from '@sac/contracts/http/devices'
import { appendAudit } from '@sac/platform/audit/append-audit'
import { isNewCommand } from '@sac/platform/commands/is-new-command'
import { type Tx, withTransaction } from '@sac/platform/db/with-transaction'
import { publish } from '@sac/platform/outbox/publish'
import { resolveConflictAlarm } from '#devices/store/alarm-rows'
import { lockDevice } from '#devices/store/device-rows'
import type { GatewayContext } from '#gateway-context'
import { type Item, settleItem } from '../store/item-rows.ts'
import { readItem, requireItem, requireOpenItem } from './read-item.ts'

type Settling = { id: string; command: SettleItem; actorId: string }

/**
 * Closes an item that will not count: its texts stay, who closed it, when and why is kept, and its inspection learns that nobody
 * will repair the line. Throws Problem `quarantine.*`.
 */
export async function settleLine(
  context: GatewayContext,
  { id, command, actorId }: Settling,
): Promise<QuarantineDetail> {
  const { commandId, note } = command
  const { deviceId } = await requireItem(context.pool, id)
  await withTransaction(context.pool, async (tx) => {
    if (!(await isNewCommand(context, tx, { commandId, content: { id, ...command } }))) return
    await lockDevice(tx, deviceId)
    const item = await requireOpenItem(tx, id)
    const at = context.now()
    await settleItem(tx, item, { at, by: actorId, reason: note })
    if (item.kind === 'conflict-hash') await resolveConflictAlarm(tx, { ...item, lineHash: item.received.hash, at })
    await tellInspection(tx, context, item, actorId)
    const entry = { actorId, action: 'quarantine.settled', subjectId: id, reason: item.code, note }
    await appendAudit(context, tx, { ...entry, details: { commandId } })
  })
  return readItem(context.pool, id)
}

async function tellInspection(tx: Tx, context: GatewayContext, item: Item, userId: string): Promise<void> {
  const { inspectionId, eventId: lineEventId, deviceId, seq, code, field, detail } = item
  // A line nobody could read belongs to no inspection we know of.
  if (inspectionId === null) return
  const place = { inspectionId, lineEventId, deviceId, epoch: null, seq, lineHash: item.received.hash }
  await publish(context, tx, [newEvent('inspection.line-settled', { code, field, detail, ...place }, { userId })])
}
