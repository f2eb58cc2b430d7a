// What the database has given out, and the hold on issuing while it is older than the papers.
import type { Db } from '@sac/platform/db/db'

export type BookYear = {
  year: number
  nextIndex: number
  changeSeq: number
  /** Set while issuing waits: what next_index and change_seq were when that began. */
  adoptFrom: number | null
  adoptSeq: number | null
  witnessedTo: number
}

/** Oldest first. Also of a database that does not know of witnesses yet. */
export async function listBookYears(db: Db): Promise<BookYear[]> {
  const { rows } = await db.query<BookYear>(
    `SELECT year, next_index AS "nextIndex", change_seq AS "changeSeq",
       (to_jsonb(it)->>'adopt_from')::bigint AS "adoptFrom", (to_jsonb(it)->>'adopt_seq')::bigint AS "adoptSeq",
       COALESCE((to_jsonb(it)->>'witnessed_to')::bigint, 0) AS "witnessedTo"
     FROM status_years it ORDER BY year`,
  )
  return rows
}

/** From now on nobody takes a number; where that was so before, it stays as it was. */
export async function holdYears(db: Db): Promise<void> {
  await db.query('UPDATE status_years SET adopt_from = next_index, adopt_seq = change_seq WHERE adopt_from IS NULL')
}

/** Numbers are given out again. Every list is published anew: it may say something else now. */
export async function releaseYears(db: Db): Promise<void> {
  await db.query(
    'UPDATE status_years SET adopt_from = NULL, adopt_seq = NULL, change_seq = change_seq + 1 WHERE adopt_from IS NOT NULL',
  )
}

/** The next index of a year is at least this. */
export async function raiseNextIndex(db: Db, { year, to }: { year: number; to: number }): Promise<void> {
  await db.query('UPDATE status_years SET next_index = greatest(next_index, $2) WHERE year = $1', [year, to])
}

/** The list of a year is newer than this one, which was signed at `at`. */
export async function raiseChangeSeq(db: Db, { year, to, at }: { year: number; to: number; at: Date }): Promise<void> {
  await db.query(
    `UPDATE status_years SET change_seq = greatest(change_seq, $2), published_at = greatest(published_at, $3)
     WHERE year = $1`,
    [year, to, at],
  )
}

/** The next sequence of a station's year is above this. */
export async function raiseSequence(
  db: Db,
  { station, year, to }: { station: string; year: number; to: number },
): Promise<void> {
  await db.query(
    `INSERT INTO number_counters AS counter (station, year, last) VALUES ($1, $2, $3)
     ON CONFLICT (station, year) DO UPDATE SET last = greatest(counter.last, $3)`,
    [station, year, to],
  )
}

/** Leaves out numbers of every station: one of them may have left the house, nobody can read which. */
export async function skipSequences(db: Db, { year, count }: { year: number; count: number }): Promise<void> {
  await db.query('UPDATE number_counters SET last = last + $2 WHERE year = $1', [year, count])
}

export async function updateWitnessedTo(db: Db, { year, to }: { year: number; to: number }): Promise<void> {
  await db.query('UPDATE status_years SET witnessed_to = greatest(witnessed_to, $2) WHERE year = $1', [year, to])
}
