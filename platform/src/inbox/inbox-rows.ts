import type { Db } from '#db/db'

/** Claims events for a group in the effect's transaction; returns those nobody has dealt with before. */
export async function claimEvents(
  db: Db,
  { group, eventIds }: { group: string; eventIds: readonly string[] },
): Promise<Set<string>> {
  if (eventIds.length === 0) return new Set()
  const { rows } = await db.query<{ eventId: string }>(
    `INSERT INTO bus_inbox (consumer_group, event_id, outcome) SELECT $1, event_id, 'done' FROM unnest($2::text[]) AS e (event_id)
     ON CONFLICT DO NOTHING RETURNING event_id AS "eventId"`,
    [group, eventIds],
  )
  return new Set(rows.map(({ eventId }) => eventId))
}

export async function setOutcome(
  db: Db,
  { group, eventId, outcome }: { group: string; eventId: string; outcome: 'skipped' | 'dead-lettered' },
): Promise<void> {
  await db.query('UPDATE bus_inbox SET outcome = $3 WHERE consumer_group = $1 AND event_id = $2', [
    group,
    eventId,
    outcome,
  ])
}

/**
 * Deletes inbox rows older than `before`; returns how many. Keep them at least as long as the longest topic retention, or a
 * replay takes effect twice.
 */
export async function deleteInboxRowsBefore(db: Db, before: Date): Promise<number> {
  const { rowCount } = await db.query('DELETE FROM bus_inbox WHERE handled_at < $1', [before])
  return rowCount ?? 0
}
