// What a process has passed over because nothing of it is for the group: known here, and written with the next effect or, all
// partitions together, about once a second. Until then the rows say less than was read, which is only read again.
import type { Batch, PartitionPosition } from '#bus/port'
import type { GroupContext } from './group-context.ts'
import { movePlaces } from './place-rows.ts'

/**
 * A partition as this process left it: `row` is the place it was moved to, up to `read` nothing followed for the group. `begun`
 * once this process has dealt with something of it.
 */
type Left = PartitionPosition & { row: number; read: number; begun: boolean }

const byGroup = new WeakMap<GroupContext, Map<string, Left>>()

function leftBy(context: GroupContext): Map<string, Left> {
  const known = byGroup.get(context) ?? new Map<string, Left>()
  byGroup.set(context, known)
  return known
}

const idOf = ({ topic, partition }: PartitionPosition) => `${topic}/${partition}`

/** How this process left the partition, if the batch goes on there. */
export function findLeft(context: GroupContext, batch: Batch): Readonly<Left> | undefined {
  const left = leftBy(context).get(idOf(batch))
  return left?.read === batch.from ? left : undefined
}

export function leave(context: GroupContext, left: Left): void {
  leftBy(context).set(idOf(left), left)
}

/** Moves the places over what was passed over, in one statement. One that is elsewhere is looked at with its next batch. */
export async function movePassedOver(context: GroupContext): Promise<void> {
  const partitions = leftBy(context)
  const ahead = [...partitions.values()].filter(({ row, read }) => row < read)
  if (ahead.length === 0) return
  const moves = ahead.map(({ topic, partition, row: from, read: to }) => ({ topic, partition, from, to }))
  const moved = new Set((await movePlaces(context.pool, { group: context.group, moves })).map(idOf))
  for (const { row, read, ...at } of ahead) {
    const now = partitions.get(idOf(at))
    // Otherwise an effect has moved it meanwhile.
    if (now?.row !== row) continue
    if (moved.has(idOf(at))) partitions.set(idOf(at), { ...now, row: read })
    else partitions.delete(idOf(at))
  }
}
