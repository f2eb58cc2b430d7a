import type { Batch } from '#bus/port'
import { beforeCommit, type LastStatement } from '#db/before-commit'
import { textArray } from '#db/binary-arrays'
import type { Db } from '#db/db'
import type { Tx } from '#db/with-transaction'

export type NewEvents = { group: string; topic: string; eventIds: readonly string[]; keys: readonly string[] }

/**
 * Moves the group's place on from exactly `from` and claims different events that nobody is expected to have dealt with before, in
 * the effect's transaction. `elsewhere`: the place is not there, nothing is claimed; `parked`: one of their keys has a parked
 * message, so that they must wait behind it. Rejects with what `isKnownEvent` tells when an event is known: asking PostgreSQL to
 * pass over known ones costs twice as much as the row itself.
 */
export async function claimNewEvents(
  db: Db,
  { group, topic, partition, from, to, eventIds, keys }: NewEvents & Pick<Batch, 'partition' | 'from' | 'to'>,
): Promise<'claimed' | 'elsewhere' | 'parked'> {
  const { rows } = await db.query<{ moved: boolean; parked: boolean }>(
    `WITH moved AS (
       UPDATE bus_place SET next_offset = $5
       WHERE consumer_group = $1 AND topic = $2 AND partition = $3 AND next_offset = $4 RETURNING 1
     ), claimed AS (
       INSERT INTO bus_inbox (consumer_group, event_id, outcome)
       SELECT $1, event_id, 'done' FROM unnest($6::text[]) AS e (event_id) WHERE EXISTS (SELECT FROM moved)
     )
     SELECT EXISTS (SELECT FROM moved) AS moved, EXISTS (
       SELECT FROM bus_parked WHERE consumer_group = $1 AND topic = $2 AND partition_key = ANY($7::text[])
     ) AS parked`,
    [group, topic, partition, from, to, textArray(eventIds), textArray(keys)],
  )
  if (rows[0]?.moved !== true) return 'elsewhere'
  return rows[0].parked ? 'parked' : 'claimed'
}

/** The transaction has come to nothing because a new event was known. */
export function isKnownEvent(error: unknown): boolean {
  return error instanceof Error && 'constraint' in error && error.constraint === 'bus_inbox_pkey'
}

/** Claims events for a group in the effect's transaction; returns those nobody has dealt with before. */
export async function claimEvents(
  db: Db,
  { group, eventIds }: { group: string; eventIds: readonly string[] },
): Promise<Set<string>> {
  if (eventIds.length === 0) return new Set()
  const { rows } = await db.query<{ eventId: string }>(
    `INSERT INTO bus_inbox (consumer_group, event_id, outcome) SELECT $1, event_id, 'done' FROM unnest($2::text[]) AS e (event_id)
     ON CONFLICT DO NOTHING RETURNING event_id AS "eventId"`,
    [group, textArray(eventIds)],
  )
  return new Set(rows.map(({ eventId }) => eventId))
}

type Settled = { group: string; eventIds: readonly string[]; outcome: 'skipped' | 'dead-lettered' }

export async function setOutcome(db: Db, settled: Settled): Promise<void> {
  const { text, values } = settling(settled)
  await db.query(text, [...values])
}

/** Says that events were skipped, with the transaction's COMMIT where nothing else goes with it. */
export async function setSkipped(tx: Tx, { group, eventIds }: Omit<Settled, 'outcome'>): Promise<void> {
  const events = eventIds.map((eventId) => ({ group, eventId }))
  if (!beforeCommit(tx, skipping, events)) await setOutcome(tx, { group, eventIds, outcome: 'skipped' })
}

const skipping = (events: readonly { group: string; eventId: string }[]): LastStatement =>
  settling({ group: events[0]?.group ?? '', eventIds: events.map(({ eventId }) => eventId), outcome: 'skipped' })

const settling = ({ group, eventIds, outcome }: Settled): LastStatement => ({
  text: 'UPDATE bus_inbox SET outcome = $3 WHERE consumer_group = $1 AND event_id = ANY($2)',
  values: [group, eventIds, outcome],
})

/**
 * Deletes at most `limit` inbox rows older than `before`; returns how many. Keep them at least as long as the longest topic
 * retention, or a replay takes effect twice. What a person has still to decide about stays.
 */
export async function deleteInboxRowsBefore(
  db: Db,
  { before, limit }: { before: Date; limit: number },
): Promise<number> {
  const { rowCount } = await db.query(
    `DELETE FROM bus_inbox WHERE ctid = ANY(ARRAY(
       SELECT ctid FROM bus_inbox AS old WHERE handled_at < $1 AND (outcome <> 'dead-lettered' OR NOT EXISTS (
         SELECT FROM bus_dead_letter AS letter WHERE letter.consumer_group = old.consumer_group
           AND letter.event_id = old.event_id AND settled IS NULL))
       LIMIT $2))`,
    [before, limit],
  )
  return rowCount ?? 0
}
