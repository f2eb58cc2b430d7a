import type { Db } from '#db/db'
import type { DeadLetterFilter } from './dead-letter-rows.ts'

export type OpenDeadLetter = { letterId: string; eventId: string }

const openMatches = `consumer_group = $1 AND settled IS NULL AND ($2::uuid IS NULL OR letter_id = $2)
  AND ($3::text IS NULL OR topic = $3) AND ($4::text IS NULL OR reason = $4)
  AND ($5::text IS NULL OR partition_key = $5) AND ($6::timestamptz IS NULL OR given_up_at >= $6)
  AND ($7::timestamptz IS NULL OR given_up_at < $7)`

/** What may be sent back of one group; the state is always open. */
export type ReplayFilter = Omit<DeadLetterFilter, 'state' | 'group'> & { group: string }

const valuesOf = ({ group, letterId, topic, reason, key, from, to }: ReplayFilter) =>
  [group, letterId, topic, reason, key, from, to].map((value) => value ?? null)

/** One replay of a group at a time, until the transaction ends. */
export async function lockReplays(db: Db, { group }: { group: string }): Promise<void> {
  await db.query(`SELECT pg_advisory_xact_lock(hashtextextended('dead letters of ' || $1, 0))`, [group])
}

export async function countOpenDeadLetters(db: Db, filter: ReplayFilter): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    `SELECT count(*) AS count FROM bus_dead_letter WHERE ${openMatches}`,
    valuesOf(filter),
  )
  return rows[0]?.count ?? 0
}

/** The first open letters in the order of the log, locked until the transaction ends. */
export async function lockOpenDeadLetters(
  db: Db,
  { filter, limit }: { filter: ReplayFilter; limit: number },
): Promise<OpenDeadLetter[]> {
  const { rows } = await db.query<OpenDeadLetter>(
    `SELECT letter_id AS "letterId", event_id AS "eventId" FROM bus_dead_letter WHERE ${openMatches}
     ORDER BY topic, partition, "offset" LIMIT $8 FOR UPDATE`,
    [...valuesOf(filter), limit],
  )
  return rows
}

/** Forgets that these events were given up; returns those that have been handled meanwhile. */
export async function reopenInbox(
  db: Db,
  { group, eventIds }: { group: string; eventIds: readonly string[] },
): Promise<Set<string>> {
  await db.query(
    `DELETE FROM bus_inbox WHERE consumer_group = $1 AND event_id = ANY($2) AND outcome = 'dead-lettered'`,
    [group, eventIds],
  )
  const { rows } = await db.query<{ eventId: string }>(
    'SELECT event_id AS "eventId" FROM bus_inbox WHERE consumer_group = $1 AND event_id = ANY($2)',
    [group, eventIds],
  )
  return new Set(rows.map(({ eventId }) => eventId))
}

/** Puts letters among the parked messages, each to be tried at its moment and not before; returns how many had a free place. */
export async function parkDeadLetters(db: Db, letters: readonly { letterId: string; dueAt: Date }[]): Promise<number> {
  const { rowCount } = await db.query(
    `INSERT INTO bus_parked (consumer_group, topic, partition, "offset", event_id, message_key, partition_key, headers, payload,
                             next_attempt_at)
     SELECT consumer_group, topic, partition, "offset", event_id, message_key, partition_key,
            headers || jsonb_build_object('replay_of', letter_id), payload, due_at
     FROM bus_dead_letter JOIN unnest($1::uuid[], $2::timestamptz[]) AS due (letter_id, due_at) USING (letter_id)
     ON CONFLICT (consumer_group, topic, partition, "offset") DO NOTHING`,
    [letters.map(({ letterId }) => letterId), letters.map(({ dueAt }) => dueAt)],
  )
  return rowCount ?? 0
}

type Settling = {
  letterIds: readonly string[]
  settled: 'replayed' | 'dismissed'
  at: Date
  by: string
  reason: string
}

/** Closes open letters; returns how many. */
export async function settleDeadLetters(db: Db, { letterIds, settled, at, by, reason }: Settling): Promise<number> {
  const { rowCount } = await db.query(
    `UPDATE bus_dead_letter SET settled = $2, settled_at = $3, settled_by = $4, settled_reason = $5,
       replays = replays + CASE WHEN $2 = 'replayed' THEN 1 ELSE 0 END
     WHERE letter_id = ANY($1) AND settled IS NULL`,
    [letterIds, settled, at, by, reason],
  )
  return rowCount ?? 0
}
