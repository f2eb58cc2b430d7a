import type { Db } from '#db/db'
import type { PartitionPosition } from '../port.ts'

type GroupPartition = PartitionPosition & { group: string }

/** One owner per (group, partition): the lock lives and dies with the connection `db`. */
export async function tryOwnPartition(db: Db, at: GroupPartition): Promise<boolean> {
  const { rows } = await db.query<{ owned: boolean }>('SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS owned', [
    lockName(at),
  ])
  return rows[0]?.owned === true
}

export async function disownPartition(db: Db, at: GroupPartition): Promise<void> {
  await db.query('SELECT pg_advisory_unlock(hashtextextended($1, 0))', [lockName(at)])
}

function lockName({ group, topic, partition }: GroupPartition): string {
  return `event-log ${group} ${topic} ${partition}`
}
