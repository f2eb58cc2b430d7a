import type { Pool } from '#db/create-pool'
import { BusError, type ReplayFrom } from '../port.ts'
import { disownPartition, storeCommitted, tryOwnPartition } from './group-statements.ts'
import { findOffsetAt, type Head, listHeads } from './log-statements.ts'

type SeekOptions = { group: string; topic: string; to: ReplayFrom }

/** Owns the partitions it moves, so that no consumer can be reading them meanwhile. */
export async function seekGroup(pool: Pool, { group, topic, to }: SeekOptions): Promise<void> {
  const client = await pool.connect()
  try {
    const heads = (await listHeads(client, [topic])).filter(
      ({ partition }) => !('partition' in to) || to.partition === partition,
    )
    const targets = await Promise.all(
      heads.map(async (head) => ({ ...head, group, next: await targetOf(client, head, to) })),
    )
    for (const target of targets) {
      if (!(await tryOwnPartition(client, target))) {
        throw new BusError('retriable', `group ${group} is still reading ${topic}`)
      }
    }
    for (const target of targets) await storeCommitted(client, target)
    for (const target of targets) await disownPartition(client, target)
  } finally {
    // Closed rather than returned: locks taken before a refusal must not stay on a pooled connection.
    client.release(true)
  }
}

async function targetOf(client: Parameters<typeof findOffsetAt>[0], head: Head, to: ReplayFrom): Promise<number> {
  if (to.from === 'earliest') return head.first
  if (to.from === 'offset') return to.offset
  return findOffsetAt(client, { ...head, time: to.time })
}
