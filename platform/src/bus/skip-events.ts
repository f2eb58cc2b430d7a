import { appendAudit } from '#audit/append-audit'
import type { Clock } from '#clock'
import { isNewCommand } from '#commands/is-new-command'
import type { Pool } from '#db/create-pool'
import { withTransaction } from '#db/with-transaction'
import { Problem } from '#http/problem'
import type { NewId } from '#ids'
import { movePlace } from '#inbox/place-rows'
import type { EventBus, PartitionPosition } from './port.ts'

type Skip = PartitionPosition & {
  commandId: string
  group: string
  from: number
  to: number
  note: string
  actorId: string
}

/**
 * Moves a group's place past events the log cannot give it, because a person says so; audited. Throws Problem
 * `group.illegal-state` when the log still holds what would be skipped, or the group is elsewhere.
 */
export async function skipEvents(
  deps: { bus: Pick<EventBus, 'ranges'>; pool: Pool; now: Clock; newId: NewId },
  { actorId, ...content }: Skip,
): Promise<void> {
  const { commandId, group, topic, partition, from, to, note } = content
  await requireLost(deps.bus, content)
  await withTransaction(deps.pool, async (tx) => {
    if (!(await isNewCommand(deps, tx, { commandId, content }))) return
    if (!(await movePlace(tx, { group, topic, partition, from, to })))
      throw new Problem('group.illegal-state', { detail: 'The group is not at this offset; look again.' })
    const entry = { actorId, action: 'group.events-skipped', subjectId: commandId, reason: null, note }
    await appendAudit(deps, tx, { ...entry, details: { group, topic, partition, from, to } })
  })
}

async function requireLost(bus: Pick<EventBus, 'ranges'>, { topic, partition, from, to }: Omit<Skip, 'actorId'>) {
  const range = (await bus.ranges([topic])).find((one) => one.partition === partition)
  if (!range) throw new Problem('request.not-found', { detail: 'There is no such partition.' })
  const { first, end } = range
  const isLost = (from < first && to === first) || (from > end && to >= first && to <= end)
  if (!isLost)
    throw new Problem('group.illegal-state', {
      detail: `The log holds ${first} to ${end}: nothing there may be skipped.`,
    })
}
