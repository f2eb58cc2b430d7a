import type { Pool } from '#db/create-pool'
import type { Db } from '#db/db'

const day = 86_400_000

/** Deletes records older than their topic's retention and remembers the new beginning of each partition; returns how many. */
export async function applyRetention(pool: Pool, now: Date): Promise<number> {
  const { rows } = await pool.query<{ topic: string; partition: number; days: number }>(
    'SELECT topic, partition, retention_days AS days FROM log_partition JOIN log_topic USING (topic)',
  )
  let deleted = 0
  for (const { topic, partition, days } of rows) {
    deleted += await deleteBefore(pool, { topic, partition, before: new Date(now.getTime() - days * day) })
  }
  return deleted
}

// The beginning moves in the same statement: a reader never finds a hole it cannot explain. The last old record by the index over
// time: by that over offsets it would be looked for through everything newer.
async function deleteBefore(
  db: Db,
  { topic, partition, before }: { topic: string; partition: number; before: Date },
): Promise<number> {
  const { rows } = await db.query<{ deleted: number }>(
    `WITH last AS (
       SELECT "offset" FROM log_record WHERE topic = $1 AND partition = $2 AND appended_at < $3
       ORDER BY appended_at DESC, "offset" DESC LIMIT 1
     ), moved AS (
       UPDATE log_partition SET first_offset = greatest(first_offset, last."offset" + 1) FROM last
       WHERE topic = $1 AND partition = $2
     ), gone AS (
       DELETE FROM log_record USING last
       WHERE topic = $1 AND partition = $2 AND log_record."offset" <= last."offset" RETURNING 1
     )
     SELECT count(*) AS deleted FROM gone`,
    [topic, partition, before],
  )
  return rows[0]?.deleted ?? 0
}
