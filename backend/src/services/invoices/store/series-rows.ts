import type { ChainHead } from '@sac/platform/audit/chain-rows'
import type { Db } from '@sac/platform/db/db'

export type Series = { sellerId: string; series: string }

/** The head of a series' chain, locked until the transaction ends; made where the series is new. */
export async function lockSeries(db: Db, { sellerId, series }: Series): Promise<ChainHead> {
  await db.query('INSERT INTO series (seller_id, series) VALUES ($1, $2) ON CONFLICT DO NOTHING', [sellerId, series])
  const { rows } = await db.query<ChainHead>(
    'SELECT position, hash FROM series WHERE seller_id = $1 AND series = $2 FOR UPDATE',
    [sellerId, series],
  )
  return only(rows)
}

export async function moveSeries(db: Db, { sellerId, series, position, hash }: Series & ChainHead): Promise<void> {
  await db.query('UPDATE series SET position = $3, hash = $4 WHERE seller_id = $1 AND series = $2', [
    sellerId,
    series,
    position,
    hash,
  ])
}

/** The next number of a year, from 1. The row stays locked until the transaction ends, so there are no gaps. */
export async function takeSequence(db: Db, { sellerId, series, year }: Series & { year: number }): Promise<number> {
  const { rows } = await db.query<{ last: number }>(
    `INSERT INTO series_years AS counter (seller_id, series, year, last) VALUES ($1, $2, $3, 1)
     ON CONFLICT (seller_id, series, year) DO UPDATE SET last = counter.last + 1 RETURNING last`,
    [sellerId, series, year],
  )
  return only(rows).last
}

/** Whether the tables are there. */
export async function knowsSeries(db: Db): Promise<boolean> {
  const { rows } = await db.query<{ known: boolean }>(`SELECT to_regclass('series') IS NOT NULL AS known`)
  return rows[0]?.known ?? false
}

/** The last place of its chain; 0 for a series that is not known. */
export async function findPosition(db: Db, { sellerId, series }: Series): Promise<number> {
  const { rows } = await db.query<ChainHead>('SELECT position FROM series WHERE seller_id = $1 AND series = $2', [
    sellerId,
    series,
  ])
  return rows[0]?.position ?? 0
}

/** Up to which place it is kept beside the database. */
export async function findWitnessed(db: Db, { sellerId, series }: Series): Promise<number> {
  const { rows } = await db.query<{ witnessed: number }>(
    'SELECT witnessed FROM series WHERE seller_id = $1 AND series = $2',
    [sellerId, series],
  )
  return only(rows).witnessed
}

export async function updateWitnessed(
  db: Db,
  { sellerId, series, witnessed }: Series & { witnessed: number },
): Promise<void> {
  await db.query('UPDATE series SET witnessed = $3 WHERE seller_id = $1 AND series = $2 AND witnessed < $3', [
    sellerId,
    series,
    witnessed,
  ])
}

export async function listSeries(db: Db): Promise<Series[]> {
  const { rows } = await db.query<Series>(
    'SELECT seller_id AS "sellerId", series FROM series ORDER BY seller_id, series',
  )
  return rows
}

export async function findSeriesHead(db: Db, { sellerId, series }: Series): Promise<ChainHead> {
  const { rows } = await db.query<ChainHead>('SELECT position, hash FROM series WHERE seller_id = $1 AND series = $2', [
    sellerId,
    series,
  ])
  return only(rows)
}

function only<Row>(rows: readonly Row[]): Row {
  const [row] = rows
  if (!row) throw new Error('a statement that always returns a row returned none')
  return row
}
