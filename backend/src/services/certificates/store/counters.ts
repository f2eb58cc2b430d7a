import type { Db } from '@sac/platform/db/db'

/** The next sequence of a station's year, from 1. The row stays locked until the transaction ends, so there are no gaps. */
export async function takeSequence(db: Db, { station, year }: { station: string; year: number }): Promise<number> {
  const { rows } = await db.query<{ last: number }>(
    `INSERT INTO number_counters AS counter (station, year, last) VALUES ($1, $2, 1)
     ON CONFLICT (station, year) DO UPDATE SET last = counter.last + 1 RETURNING last`,
    [station, year],
  )
  return only(rows).last
}

/** The next status index of a year, from 0; locked like the sequence. null while issuing waits. */
export async function takeStatusIndex(db: Db, { year }: { year: number }): Promise<number | null> {
  const { rows } = await db.query<{ index: number }>(
    `INSERT INTO status_years AS list (year, next_index) VALUES ($1, 1)
     ON CONFLICT (year) DO UPDATE SET next_index = list.next_index + 1 WHERE list.adopt_from IS NULL
     RETURNING next_index - 1 AS index`,
    [year],
  )
  return rows[0]?.index ?? null
}

/** Tells the publisher that a year's list has to be made again. */
export async function markStatusYearChanged(db: Db, { year }: { year: number }): Promise<void> {
  await db.query('UPDATE status_years SET change_seq = change_seq + 1 WHERE year = $1', [year])
}

function only<Row>(rows: readonly Row[]): Row {
  const [row] = rows
  if (!row) throw new Error('a statement that always returns a row returned none')
  return row
}
