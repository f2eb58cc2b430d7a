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

export async function findCommitted(db: Db, { group, topic, partition }: GroupPartition): Promise<number | undefined> {
  const { rows } = await db.query<{ next: number }>(
    'SELECT next_offset AS next FROM log_group_offset WHERE consumer_group = $1 AND topic = $2 AND partition = $3',
    [group, topic, partition],
  )
  return rows[0]?.next
}

export async function listCommitted(
  db: Db,
  { group, topics }: { group: string; topics: readonly string[] },
): Promise<(PartitionPosition & { next: number })[]> {
  const { rows } = await db.query<PartitionPosition & { next: number }>(
    `SELECT topic, partition, next_offset AS next FROM log_group_offset
     WHERE consumer_group = $1 AND topic = ANY($2)`,
    [group, topics],
  )
  return rows
}

export async function storeCommitted(
  db: Db,
  { group, topic, partition, next }: GroupPartition & { next: number },
): Promise<void> {
  await db.query(
    `INSERT INTO log_group_offset (consumer_group, topic, partition, next_offset) VALUES ($1, $2, $3, $4)
     ON CONFLICT (consumer_group, topic, partition) DO UPDATE SET next_offset = excluded.next_offset`,
    [group, topic, partition, next],
  )
}
