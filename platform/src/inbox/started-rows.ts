import type { Db } from '#db/db'

type Range = { group: string; topic: string; partition: number; first: number; last: number }

/**
 * Notes, outside the effect's transaction, that records `first` to `last` are begun, and returns how often they have been
 * without an end, this time included; `initial` for other records than last time. A process that dies leaves the note.
 */
export async function beginRange(
  db: Db,
  { group, topic, partition, first, last, initial }: Range & { initial: number },
): Promise<{ started: number; lastSuspect: number }> {
  const { rows } = await db.query<{ started: number; lastSuspect: number }>(
    `INSERT INTO bus_started AS known (consumer_group, topic, partition, first_offset, last_offset, started)
     VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (consumer_group, topic, partition) DO UPDATE SET
       started = CASE WHEN known.first_offset = excluded.first_offset THEN known.started + 1 ELSE excluded.started END,
       last_offset = CASE WHEN known.first_offset = excluded.first_offset
                     THEN greatest(known.last_offset, excluded.last_offset) ELSE excluded.last_offset END,
       first_offset = excluded.first_offset
     RETURNING started, last_offset AS "lastSuspect"`,
    [group, topic, partition, first, last, initial],
  )
  return rows[0] ?? { started: initial, lastSuspect: last }
}

/** An orderly end without progress (a dependency is down): the next beginning is not a sign of death. */
export async function forgetRange(
  db: Db,
  { group, topic, partition }: Pick<Range, 'group' | 'topic' | 'partition'>,
): Promise<void> {
  await db.query('DELETE FROM bus_started WHERE consumer_group = $1 AND topic = $2 AND partition = $3', [
    group,
    topic,
    partition,
  ])
}
